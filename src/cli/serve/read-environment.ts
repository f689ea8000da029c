import { readFileSync } from 'node:fs';
import type { SettingProblem } from '../../proxy/index.ts';
import { parseSettingsJson } from './parse-settings-json.ts';
import type { ReadSetting } from './parse-settings-json.ts';
import type { Setting } from './setting.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What stands around a value is an editor's, a secret store's or another system's, and no part of it. */
const bare = (text: string | undefined): string => text?.trim() ?? '';

/** The text of a variable, or of the file its `_FILE` names; `undefined` where neither is set. */
function textOf({ variable, secret }: Setting, environment: Environment): ReadSetting | undefined {
  const text = bare(environment[variable]);
  const file = secret ? bare(environment[`${variable}_FILE`]) : '';
  if (text !== '' && file !== '') {
    return { ok: false, problem: `is given twice, by ${variable} and ${variable}_FILE. Keep one.` };
  }
  if (text !== '') return { ok: true, value: text };
  if (file === '') return undefined;
  try {
    return { ok: true, value: bare(readFileSync(file, 'utf8')) };
  } catch {
    return { ok: false, problem: `cannot be read from the file that ${variable}_FILE names.` };
  }
}

/** A shell takes them away, `docker --env-file` hands them on: a database file of that name would be a new one. */
const inQuotes = /^(["'])[^]*\1$/;

function parse(text: string, { kind }: Setting): ReadSetting {
  if (inQuotes.test(text))
    return { ok: false, problem: 'stands in quotes, which nobody takes away. Leave them out.' };
  switch (kind) {
    case 'text':
      return { ok: true, value: text };
    case 'list':
      return { ok: true, value: text.split(',').map((part) => part.trim()) };
    case 'number':
      return /^\d{1,12}$/.test(text)
        ? { ok: true, value: Number(text) }
        : { ok: false, problem: 'must be a whole number.' };
    case 'flag':
      return /^(?:true|false)$/.test(text)
        ? { ok: true, value: text === 'true' }
        : { ok: false, problem: 'must be true or false.' };
    case 'json':
      return parseSettingsJson(text, 'must be JSON. Check its quotes.');
  }
}

/** Reads the settings that stand in the environment, and says what is wrong with those that cannot be read. */
export function readEnvironment(
  environment: Environment,
  table: readonly Setting[],
): { readonly values: ReadonlyMap<string, unknown>; readonly problems: readonly SettingProblem[] } {
  const values = new Map<string, unknown>();
  const problems: SettingProblem[] = [];
  for (const setting of table) {
    const text = textOf(setting, environment);
    if (!text) continue;
    const read = text.ok && typeof text.value === 'string' ? parse(text.value, setting) : text;
    if (read.ok) values.set(setting.path, read.value);
    else problems.push({ setting: setting.path, problem: read.problem });
  }
  return { values, problems };
}

/** Variables that look like ours and are none: most likely a slip of the pen. */
export function unknownVariables(environment: Environment, table: readonly Setting[]): string[] {
  const known = new Set(
    table.flatMap(({ variable, secret }) => (secret ? [variable, `${variable}_FILE`] : [variable])),
  );
  return Object.keys(environment).filter((name) => name.startsWith('IPAY_') && !known.has(name));
}
