import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { applyEdit } from './json-edit.ts';
import type { JsonEdit } from './json-edit.ts';

export interface EqualChecks {
  readonly names: string;
  /** What the payer's browser checks with. */
  readonly isView: (value: unknown) => boolean;
  readonly schema: z.ZodMiniType;
  /** Views of every shape. */
  readonly view: fc.Arbitrary<unknown>;
  readonly edit: fc.Arbitrary<JsonEdit>;
  /** What is no view, by what is wrong with it. */
  readonly refused: Readonly<Record<string, unknown>>;
  /** A view with fields of a later version. */
  readonly later: unknown;
}

/** Proves the check of the browser, which needs no zod, and the schema equal. */
export function describeEqualChecks({
  names,
  isView,
  schema,
  view,
  edit,
  refused,
  later,
}: EqualChecks): void {
  const bothSay = (value: unknown, expected: boolean): void => {
    assert.equal(schema.safeParse(value).success, expected, 'the schema');
    assert.equal(isView(value), expected, 'the check of the browser');
  };
  const agree = (value: unknown): void => assert.equal(isView(value), schema.safeParse(value).success);
  // As it arrives.
  const parsed = view.map((value): unknown => JSON.parse(JSON.stringify(value)));

  describe(names, () => {
    it('both take every view', () => fc.assert(fc.property(parsed, (value) => bothSay(value, true))));

    it('agree on views with fields dropped, replaced and added', () => {
      let taken = 0;
      const runs = 5000;
      fc.assert(
        fc.property(parsed, fc.array(edit, { minLength: 1, maxLength: 3 }), (value, edits) => {
          for (const one of edits) applyEdit(value, one);
          agree(value);
          taken += isView(value) ? 1 : 0;
        }),
        { numRuns: runs },
      );
      // Both answers have to occur often, or the agreement says nothing.
      assert.ok(taken > runs / 50 && taken < runs - runs / 50, `${taken} of ${runs} taken`);
    });

    it('agree on anything', () => fc.assert(fc.property(fc.anything(), (value) => agree(value))));

    for (const [what, value] of Object.entries(refused)) {
      it(`both refuse ${what}`, () => bothSay(value, false));
    }

    it('both take fields of a later version', () => bothSay(later, true));
  });
}
