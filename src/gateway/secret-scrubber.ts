import type { JsonNode } from './json-node.ts';

export type SecretScrubber = (text: string) => string;

const replacement = '[secret]';

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** One character as it is, or percent-encoded any number of times, with either case of hex digits. */
function characterPattern(character: string): string {
  const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
  const anyCase = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return `(?:${escapeForPattern(character)}|%(?:25)*${anyCase})`;
}

/**
 * Makes a function that blanks the secret out of a text, in every mixture of raw and percent-encoded characters:
 * servers echo addresses as they like. Scrub before cutting a text, or half a secret survives.
 *
 * @param secret printable ASCII
 */
export function createSecretScrubber(secret: string): SecretScrubber {
  const pattern = new RegExp(Array.from(secret, characterPattern).join(''), 'g');
  return (text) => text.replace(pattern, replacement);
}

/** The tree with the secret blanked out of every text, number and key. */
export function scrubTree(node: JsonNode, scrub: SecretScrubber): JsonNode {
  if (typeof node === 'string') return scrub(node);
  if (node === null || typeof node === 'boolean') return node;
  if (Array.isArray(node)) return node.map((item) => scrubTree(item, scrub));
  if (node instanceof Map) {
    return new Map([...node].map(([key, value]) => [scrub(key), scrubTree(value, scrub)]));
  }
  const number = scrub(node.number);
  return number === node.number ? node : number;
}
