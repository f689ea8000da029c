/** What people leave standing in a configuration that they copied. */
const placeholder =
  /^(?:<.*>|\{.*\}|\[.*\]|\$.*|(?:change|replace|fill)[-_ ]?(?:me|this|it|in).*|(?:your|my|the)[-_ ].*|(?:x|\*|\.|0)+|(?:todo|tbd|none|null|undefined|secret|password|test|example|placeholder|dummy)[-_0-9]*)$/i;

/**
 * Why a text cannot serve as a key or secret, or `undefined` when it can.
 *
 * @param minLength the fewest characters a real one has
 */
export function secretFault(value: string, minLength: number): string | undefined {
  if (value.trim() === '') return 'is empty';
  if (/\s/.test(value)) return 'contains a blank or a line break, which a copied key never has';
  if (placeholder.test(value)) return 'is a placeholder';
  if (value.length < minLength) return `is shorter than ${minLength} characters`;
  if (new Set(value).size === 1) return 'is one character repeated';
  return undefined;
}
