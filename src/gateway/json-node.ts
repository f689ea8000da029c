/** A number as it was written: `1.0e+25` and integers above 2^53 would not survive a JavaScript number. */
export interface JsonNumber {
  readonly number: string;
}

/** Members in the order they were written. A Map, because an object would move integer-like keys to the front. */
export type JsonObject = Map<string, JsonNode>;

/** A JSON value with nothing lost but white space and the way characters were escaped. */
export type JsonNode = null | boolean | string | JsonNumber | JsonNode[] | JsonObject;

/** The text of a string or a number, as written; `undefined` for everything else. */
export function scalarText(node: JsonNode | undefined): string | undefined {
  if (typeof node === 'string') return node;
  return isJsonNumber(node) ? node.number : undefined;
}

export function isJsonNumber(node: JsonNode | undefined): node is JsonNumber {
  return typeof node === 'object' && node !== null && 'number' in node;
}

/**
 * The value as plain JavaScript, for schemas. A number JavaScript would write differently (`1000.50`, or above
 * 2^53) becomes its text instead of being changed.
 */
export function toPlainValue(node: JsonNode): unknown {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map(toPlainValue);
  // fromEntries defines own properties: a key `__proto__` is a key like any other.
  if (node instanceof Map) {
    return Object.fromEntries([...node].map(([key, value]) => [key, toPlainValue(value)]));
  }
  const value = Number(node.number);
  return String(value) === node.number ? value : node.number;
}
