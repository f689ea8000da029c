import type { Setting } from './setting.ts';

const notes = [
  'A variable wins over the file. The file holds JSON: {"gateway": {"apiUrl": "…"}, "apiKeys": ["…"]}.',
  'Lists in variables are divided by commas. A variable that is empty counts as not set. Blanks and line breaks around',
  'a value are no part of it; one in quotes is refused.',
  'Of each secret, <VARIABLE>_FILE may name a file that holds it, as Docker secrets do.',
];

/** Every setting with its variable, meaning and default, as `--help` shows it. */
export function settingsHelp(table: readonly Setting[]): string {
  const lines = table.flatMap(({ path, variable, help, fallback, secret }) => [
    `  ${path.padEnd(28)} ${variable}${secret ? ', or a file named by ' + variable + '_FILE' : ''}`,
    `  ${''.padEnd(28)} ${help}${fallback === undefined ? '' : ` (default ${fallback})`}`,
  ]);
  return [`Settings, with their variables:`, ...lines, '', ...notes].join('\n');
}
