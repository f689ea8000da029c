import assert from 'node:assert/strict';

interface Schema {
  readonly safeParse: (value: unknown) => { readonly success: boolean };
}

export const takes = (schema: Schema, value: unknown): void =>
  assert.equal(schema.safeParse(value).success, true);

export const refuses = (schema: Schema, value: unknown): void =>
  assert.equal(schema.safeParse(value).success, false);
