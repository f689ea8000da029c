import { ConfigurationError } from '../../proxy/index.ts';
import type { SettingProblem } from '../../proxy/index.ts';
import { CommandError } from '../command-error.ts';
import type { Setting } from './setting.ts';

/** The settings are not valid. One line for each wrong one, by its name and its variable; no value is quoted. */
export class SettingsError extends CommandError {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[], table: readonly Setting[]) {
    const lines = problems.map(({ setting, problem }) => {
      // The problem may lie within a list: `apiKeys.0` is still the variable of `apiKeys`.
      const known = table.find(({ path }) => setting === path || setting.startsWith(`${path}.`));
      return `- ${setting}${known ? ` (${known.variable})` : ''}: ${problem}`;
    });
    super(`The settings are not valid:\n${lines.join('\n')}\n\nipay-deposit serve --help lists them all.`);
    this.problems = problems;
  }
}

/** The proxy's own refusal, told with the names of the variables; any other error as it is. */
export function settingsErrorOf(error: unknown, table: readonly Setting[]): unknown {
  return error instanceof ConfigurationError ? new SettingsError(error.problems, table) : error;
}
