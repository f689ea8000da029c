import fc from 'fast-check';

/** One change of a JSON value: somewhere in it a field goes, changes or comes. */
export interface JsonEdit {
  readonly at: number;
  readonly kind: 'drop' | 'replace' | 'add';
  readonly value: unknown;
  readonly name: string;
}

/** Near to right values of any field, and such as JavaScript itself makes special. */
const nearValues: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 2 ** 53, 1e300, '', '1', 'LKR', 'lkr', 'LKR\n'],
  ...['toString', 'constructor', '__proto__', [], {}, ['x']],
];

/**
 * Edits that often hit something.
 *
 * @param values near to right ones of the contract that is checked
 * @param names of its fields
 */
export const jsonEdit = (values: readonly unknown[], names: readonly string[]): fc.Arbitrary<JsonEdit> =>
  fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('drop', 'replace', 'add'),
    value: fc.oneof(fc.constantFrom(...nearValues, ...values), fc.jsonValue({ maxDepth: 2 })),
    name: fc.oneof(fc.constantFrom(...names), fc.string()),
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All objects of a value, itself first. */
const objectsIn = (value: unknown): Record<string, unknown>[] =>
  isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];

export function applyEdit(root: unknown, { at, kind, value, name }: JsonEdit): void {
  const objects = objectsIn(root);
  const object = objects[at % objects.length];
  if (!object) return;
  const keys = Object.keys(object);
  const key = kind === 'add' ? name : (keys[at % Math.max(keys.length, 1)] ?? name);
  if (kind === 'drop') Reflect.deleteProperty(object, key);
  else
    Object.defineProperty(object, key, {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
}
