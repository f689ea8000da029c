import type { JsonNode, JsonNumber, JsonObject } from './json-node.ts';

/**
 * - `syntax`: not by the letter of RFC 8259
 * - `too_deep`: nested deeper than was allowed
 * - `duplicate_key`: a key that stands twice in one object
 * - `lone_surrogate`: half a surrogate pair
 */
export type StrictJsonErrorCode = 'syntax' | 'too_deep' | 'duplicate_key' | 'lone_surrogate';

/** The text is no strict JSON. The message names the position and never quotes the text, which may be private. */
export class StrictJsonError extends Error {
  override readonly name = 'StrictJsonError';
  readonly code: StrictJsonErrorCode;
  /** Offset in UTF-16 units. */
  readonly offset: number;

  constructor(code: StrictJsonErrorCode, offset: number, what: string) {
    super(`${what} at offset ${offset}.`);
    this.code = code;
    this.offset = offset;
  }
}

/** Deeper than anything the gateway sends, and shallow enough that a bomb costs nothing. */
const defaultMaxDepth = 32;

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** What a string holds up to its end, its next escape, or a character that may not stand in it. */
// eslint-disable-next-line no-control-regex -- JSON forbids control characters in strings
const plainPattern = /[^"\\\u0000-\u001f]*/y;
const hexPattern = /[0-9a-fA-F]{4}/y;
/** With the u flag a pair is one character, so this finds halves that stand alone. */
const loneSurrogate = /\p{Surrogate}/u;

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

class StrictJsonParser {
  readonly #text: string;
  readonly #maxDepth: number;
  #offset = 0;
  #depth = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  parse(): JsonNode {
    this.#skipBlanks();
    const node = this.#value();
    this.#skipBlanks();
    if (this.#offset < this.#text.length) this.#fail('syntax', 'Text after the value');
    return node;
  }

  #value(): JsonNode {
    switch (this.#text[this.#offset]) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#array());
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #nested<Node>(read: () => Node): Node {
    if (++this.#depth > this.#maxDepth) this.#fail('too_deep', 'Nested too deep');
    this.#offset++;
    this.#skipBlanks();
    const node = read();
    this.#depth--;
    return node;
  }

  #object(): JsonObject {
    const members: JsonObject = new Map();
    if (this.#take('}')) return members;
    do {
      this.#skipBlanks();
      const keyOffset = this.#offset;
      const key = this.#string();
      // PHP would keep the last of two, others the first: a body both readings of which are right is a forgery.
      if (members.has(key)) throw new StrictJsonError('duplicate_key', keyOffset, 'A key given twice');
      this.#skipBlanks();
      this.#expect(':');
      this.#skipBlanks();
      members.set(key, this.#value());
      this.#skipBlanks();
    } while (this.#take(','));
    this.#expect('}');
    return members;
  }

  #array(): JsonNode[] {
    const items: JsonNode[] = [];
    if (this.#take(']')) return items;
    do {
      this.#skipBlanks();
      items.push(this.#value());
      this.#skipBlanks();
    } while (this.#take(','));
    this.#expect(']');
    return items;
  }

  #string(): string {
    const start = this.#offset;
    this.#expect('"');
    let value = this.#match(plainPattern);
    while (this.#take('\\')) value += this.#escape() + this.#match(plainPattern);
    this.#expect('"');
    if (loneSurrogate.test(value)) {
      throw new StrictJsonError('lone_surrogate', start, 'Half a surrogate pair');
    }
    return value;
  }

  #escape(): string {
    const letter = this.#text[this.#offset++] ?? '';
    const simple = simpleEscapes.get(letter);
    if (simple !== undefined) return simple;
    const hex = letter === 'u' ? this.#match(hexPattern) : '';
    if (hex === '') this.#fail('syntax', 'An invalid escape');
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #number(): JsonNumber {
    const number = this.#match(numberPattern);
    if (number === '') this.#fail('syntax', 'No value');
    return { number };
  }

  #word<Value extends JsonNode>(word: string, value: Value): Value {
    if (!this.#text.startsWith(word, this.#offset)) this.#fail('syntax', 'No value');
    this.#offset += word.length;
    return value;
  }

  #match(sticky: RegExp): string {
    sticky.lastIndex = this.#offset;
    const found = sticky.exec(this.#text)?.[0] ?? '';
    this.#offset += found.length;
    return found;
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#offset);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#offset++;
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#offset] !== character) return false;
    this.#offset++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) this.#fail('syntax', `No ${character}`);
  }

  #fail(code: StrictJsonErrorCode, what: string): never {
    throw new StrictJsonError(code, this.#offset, what);
  }
}

/**
 * Parses JSON by the letter of RFC 8259, and stricter: no key twice in an object, no half surrogate pairs, no
 * byte order mark, nesting no deeper than `maxDepth`.
 *
 * @param maxDepth how many arrays and objects may enclose each other; default 32
 * @throws {StrictJsonError} `syntax`, `too_deep`, `duplicate_key` or `lone_surrogate`
 */
export function parseStrictJson(text: string, maxDepth = defaultMaxDepth): JsonNode {
  return new StrictJsonParser(text, maxDepth).parse();
}
