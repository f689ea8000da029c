import type * as z from 'zod/mini';

/** What people forget to replace in a configuration that they copied: brackets, and names such as `your-secret`. */
const placeholder =
  /^(?:<.*>|\{.*\}|\[.*\]|\$.*|(?:your|my|the)[-_ ].*|(?:plugin)?_?(?:api[-_]?)?(?:secret|key)|(?:access|private)[-_]?key|(?:todo|tbd|none|null|undefined|password|test|example|dummy)[-_0-9]*)$/i;
const placeholderWord = /(?:change|replace|fill)[-_ ]?(?:me|this|it|in)|placeholder/i;

/** Real keys are random; these are what fingers type. */
const typed = [
  '1234567890'.repeat(7),
  '0123456789abcdef'.repeat(5),
  'abcdefghijklmnopqrstuvwxyz'.repeat(3),
  'qwertyuiop asdfghjkl zxcvbnm',
].join(' ');
/** One word again and again until it is long enough. */
const repeated = /^(.{1,8})\1+$/s;
const fewestDifferentCharacters = 5;

/**
 * Why a text cannot serve as a key or secret, or `undefined` when it can.
 *
 * @param minLength the fewest characters a real one has
 */
export function secretFault(value: string, minLength: number): string | undefined {
  if (value.trim() === '') return 'is empty';
  if (/\s/.test(value)) return 'contains a blank or a line break, which a copied key never has';
  // From a page, or a file in UTF-16.
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(value))
    return 'contains a character that nobody sees. Type or copy it anew';
  if (/^(["']).*\1$/.test(value)) return 'stands in quotes, which are no part of a key';
  if (placeholder.test(value) || placeholderWord.test(value)) return 'is a placeholder';
  if (value.length < minLength) return `is shorter than ${minLength} characters`;
  const isTyped = typed.includes(value.toLowerCase()) || repeated.test(value);
  if (new Set(value).size < fewestDifferentCharacters || isTyped) {
    return 'is too easily guessed';
  }
  return undefined;
}

/**
 * Refuses, in a schema, a text that cannot serve as a key or secret.
 *
 * @param origin where a good one comes from, as a sentence
 */
export const secretCheck =
  (minLength: number, origin: string): z.core.CheckFn<string> =>
  (payload) => {
    const fault = secretFault(payload.value, minLength);
    // Without the value: errors are logged.
    if (fault) payload.issues.push({ code: 'custom', input: '', message: `${fault}. ${origin}` });
  };
