import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isWithdrawalView } from '../../src/contract/check-withdrawal-view.ts';
import { withdrawalViewSchema } from '../../src/contract/withdrawal-schemas.ts';
import { withdrawalRefusals } from '../../src/contract/withdrawal-state.ts';
import type { WithdrawalView } from '../../src/contract/withdrawal-view.ts';
import { applyEdit, jsonEdit } from './json-edit.ts';

const count = fc.oneof(fc.nat(), fc.maxSafeNat());
const recipient = fc.record({
  accountNumberMasked: fc.stringMatching(/^\*{1,11}[0-9]{4}$/),
  accountName: fc.string(),
  bank: fc.string(),
});
const base = {
  id: fc.string(),
  version: count,
  amount: fc.record({ amountMinor: count, currency: fc.constantFrom('LKR', 'USD') }),
};

/** Every shape of a view, as it arrives: parsed from JSON. */
const view = fc
  .oneof(
    fc.record({ ...base, state: fc.constant('requested'), expiresInMs: count }),
    fc.record({
      ...base,
      state: fc.constantFrom('sending', 'accepted', 'unknown', 'succeeded', 'failed', 'conflict'),
      recipient,
    }),
    fc.record({
      ...base,
      state: fc.constant('refused'),
      refusal: fc.constantFrom(...withdrawalRefusals),
      recipient: fc.option(recipient),
    }),
  )
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

const edit = jsonEdit(
  ['****5138', '5138', '****513', '****5138\n', 'requested', 'refused', 'succeeded', 'expired'],
  ['state', 'expiresInMs', 'recipient', 'refusal', 'other'],
);

const bothSay = (value: unknown, expected: boolean): void => {
  assert.equal(withdrawalViewSchema.safeParse(value).success, expected, 'withdrawalViewSchema');
  assert.equal(isWithdrawalView(value), expected, 'isWithdrawalView');
};
const agree = (value: unknown): void =>
  assert.equal(isWithdrawalView(value), withdrawalViewSchema.safeParse(value).success);

const sent = {
  id: 'w1',
  version: 2,
  amount: { amountMinor: 1_000_000, currency: 'LKR' },
  state: 'accepted',
  recipient: { accountNumberMasked: '****5138', accountName: 'Test Name Acc', bank: 'Bank Of Ceylon' },
} satisfies WithdrawalView;

describe('isWithdrawalView and withdrawalViewSchema', () => {
  it('both take every view', () => fc.assert(fc.property(view, (value) => bothSay(value, true))));

  it('agree on views with fields dropped, replaced and added', () => {
    let taken = 0;
    const runs = 5000;
    fc.assert(
      fc.property(view, fc.array(edit, { minLength: 1, maxLength: 3 }), (value, edits) => {
        for (const one of edits) applyEdit(value, one);
        agree(value);
        taken += isWithdrawalView(value) ? 1 : 0;
      }),
      { numRuns: runs },
    );
    // Both answers have to occur often, or the agreement says nothing.
    assert.ok(taken > runs / 50 && taken < runs - runs / 50, `${taken} of ${runs} taken`);
  });

  it('agree on anything', () => fc.assert(fc.property(fc.anything(), (value) => agree(value))));

  const refused: Record<string, unknown> = {
    null: null,
    list: [sent],
    'no state': { ...sent, state: undefined },
    'a state of no contract': { ...sent, state: 'paid' },
    "a state that is an object's own method": { ...sent, state: 'toString' },
    'requested without its time': { ...sent, state: 'requested' },
    'sent without a recipient': { ...sent, recipient: null },
    'an account number that is not masked': {
      ...sent,
      recipient: { ...sent.recipient, accountNumberMasked: '03405138' },
    },
    'refused without a reason': { ...sent, state: 'refused' },
    'refused for a reason of no contract': { ...sent, state: 'refused', refusal: 'toString' },
    'refused without the recipient field': {
      ...sent,
      state: 'refused',
      refusal: 'expired',
      recipient: undefined,
    },
    'a float amount': { ...sent, amount: { amountMinor: 0.5, currency: 'LKR' } },
    'an amount without currency': { ...sent, amount: { amountMinor: 1 } },
  };
  for (const [what, value] of Object.entries(refused)) it(`both refuse ${what}`, () => bothSay(value, false));

  it('both take fields of a later version', () =>
    bothSay({ ...sent, later: 1, recipient: { ...sent.recipient, later: {} } }, true));
});
