import { readFileSync } from 'node:fs';
import type { SettingProblem } from '../../proxy/index.ts';
import { CommandError } from '../command-error.ts';
import { parseSettingsJson } from './parse-settings-json.ts';
import type { Setting } from './setting.ts';

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(file: string): unknown {
  let text: string;
  try {
    // Windows writes a mark at the beginning that nobody sees, and that is no JSON.
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new CommandError(`The settings file ${file} cannot be read (${code}). Check --config.`);
  }
  const parsed = parseSettingsJson(text, 'is not JSON. Check its commas and quotes.');
  if (!parsed.ok) throw new CommandError(`The settings file ${file} ${parsed.problem}`);
  return parsed.value;
}

/**
 * Reads the settings of a JSON file by their paths.
 *
 * @returns the values, and a problem for everything in it that is no setting
 * @throws {CommandError} when it cannot be read or is no JSON object
 */
export function readSettingsFile(
  file: string,
  table: readonly Setting[],
): { readonly values: ReadonlyMap<string, unknown>; readonly problems: readonly SettingProblem[] } {
  const tree = readJson(file);
  if (!isTree(tree)) throw new CommandError(`The settings file ${file} must hold one JSON object.`);
  const values = new Map<string, unknown>();
  const problems: SettingProblem[] = [];

  const read = (branch: Readonly<Record<string, unknown>>, prefix: string): void => {
    for (const [name, value] of Object.entries(branch)) {
      const path = prefix + name;
      if (table.some((setting) => setting.path === path)) values.set(path, value);
      else if (table.some((setting) => setting.path.startsWith(`${path}.`)) && isTree(value)) {
        read(value, `${path}.`);
      } else
        problems.push({
          setting: path,
          problem: 'is no setting. Check its spelling and its place in the file.',
        });
    }
  };
  read(tree, '');
  return { values, problems };
}
