import assert from 'node:assert/strict';

/** An answer or event as the contract has it: every field is there, and none beside them. */
export function ofContract<Value>(
  schema: { readonly parse: (value: unknown) => Value },
  answer: unknown,
): Value {
  const value = schema.parse(answer);
  assert.deepEqual(value, answer);
  return value;
}
