import type { JsonNode } from './json-node.ts';

/**
 * Which flags PHP's `json_encode` is given: `unescaped` is JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE, as
 * the gateway signs today; `escaped` is none, as it does for older accounts.
 */
export type PhpJsonEncoding = 'unescaped' | 'escaped';

const lineSeparators = /[\u2028\u2029]/g;
const slashesAndNonAscii = /[/\u0080-\uffff]/g;

const unicodeEscape = (unit: string): string =>
  String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * JSON.stringify escapes quotes, backslashes and control characters exactly as PHP does. They differ in three
 * places: PHP escapes U+2028 and U+2029 even with JSON_UNESCAPED_UNICODE, and without flags also slashes and
 * every UTF-16 unit beyond ASCII.
 */
function encodeString(text: string, encoding: PhpJsonEncoding): string {
  const json = JSON.stringify(text);
  return encoding === 'unescaped'
    ? json.replace(lineSeparators, unicodeEscape)
    : json.replace(slashesAndNonAscii, (unit) => (unit === '/' ? String.raw`\/` : unicodeEscape(unit)));
}

/**
 * Writes a parsed value the way PHP's `json_encode` does, with keys in their order and numbers as they were written.
 */
export function encodePhpJson(node: JsonNode, encoding: PhpJsonEncoding): string {
  if (node === null || typeof node === 'boolean') return String(node);
  if (typeof node === 'string') return encodeString(node, encoding);
  if (Array.isArray(node)) {
    return `[${node.map((item) => encodePhpJson(item, encoding)).join(',')}]`;
  }
  if (node instanceof Map) {
    const members = [...node].map(
      ([key, value]) => `${encodeString(key, encoding)}:${encodePhpJson(value, encoding)}`,
    );
    return `{${members.join(',')}}`;
  }
  return node.number;
}
