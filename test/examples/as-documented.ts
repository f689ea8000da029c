import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blocksUnder } from '../tools/newcomer.ts';

const run = promisify(execFile);

export interface DocumentedExample {
  /** In `demo/examples/proxy`. */
  readonly example: string;
  /** Of docs/proxy.md; the first shell commands below it are what is run. */
  readonly heading: string;
  /** What has to differ here from the page, such as a port that must be free. */
  readonly replaced: Readonly<Record<string, string>>;
  readonly folder: string;
  /** A file of settings that the commands lay down, and what has to be in it here. */
  readonly settings: { readonly file: string; readonly values: Readonly<Record<string, string>> };
}

/** For tools that otherwise tell their makers of each run, and keep things in the user's folder. */
export const quietTools = (folder: string): Readonly<Record<string, string>> => ({
  CI: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  XDG_CONFIG_HOME: join(folder, '.config'),
});

/** Gives each setting of the file, which are those a reader is told of, its value. */
function writeSettings(file: string, values: Readonly<Record<string, string>>): void {
  const settings = readFileSync(file, 'utf8').replaceAll(/^([A-Z_]+)=.*$/gm, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nobody knows a value for ${name} of ${file}.`);
    return `${name}=${value}`;
  });
  writeFileSync(file, settings);
}

/**
 * Copies an example into an empty folder and does there what docs/proxy.md says, but for the last command, which
 * starts it.
 *
 * @returns that last command, for a shell
 */
export async function prepareAsDocumented({
  example,
  heading,
  replaced,
  folder,
  settings,
}: DocumentedExample): Promise<string> {
  cpSync(join('demo/examples/proxy', example), folder, { recursive: true });
  const [block = ''] = blocksUnder('docs/proxy.md', heading, 'sh');
  const commands = Object.entries(replaced).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`docs/proxy.md says no "${from}" below ${heading}.`);
    return text.replace(from, to);
  }, block);
  const [start = '', ...before] = commands.split('\n').reverse();
  const env = { ...process.env, ...quietTools(folder) };
  await run('sh', ['-ec', before.reverse().join('\n')], { cwd: folder, env });
  writeSettings(join(folder, settings.file), settings.values);
  return start;
}
