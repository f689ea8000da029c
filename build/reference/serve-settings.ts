import { settingsTable } from '../../src/cli/serve/settings-table.ts';
import { code, page, table } from './markdown.ts';

/** Every setting of `ipay-deposit serve`. */
export const serveSettingsPage = (): Promise<string> =>
  page(
    'Settings of serve',
    'A variable wins over the file that `--config` names. Lists in variables are divided by commas. Of what is secret, ' +
      '`<VARIABLE>_FILE` may name a file that holds it. [Going live](../going-live.md#run-it) shows it run.',
    table(
      ['in the file', 'variable', 'kind', 'default', 'meaning'],
      settingsTable.map(({ path, variable, kind, fallback = '', help, secret }) => [
        code(path),
        code(variable),
        secret ? `${kind}, secret` : kind,
        code(fallback),
        help,
      ]),
    ),
  );
