import { StrictJsonError, parseStrictJson } from '../../gateway/index.ts';

/** What was read of a setting, or what is wrong with it. */
export type ReadSetting =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/**
 * Reads settings written as JSON. A name given twice has two values, of which one would count for nothing.
 *
 * @param notJson what to say of a text that is none; the parser's own words quote it, and it may be a secret
 */
export function parseSettingsJson(text: string, notJson: string): ReadSetting {
  try {
    parseStrictJson(text);
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const isTwice = error instanceof StrictJsonError && error.code === 'duplicate_key';
    return { ok: false, problem: isTwice ? 'gives a name twice. Keep one.' : notJson };
  }
}
