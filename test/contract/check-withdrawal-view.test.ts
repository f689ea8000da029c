import fc from 'fast-check';
import { isWithdrawalView } from '../../src/contract/check-withdrawal-view.ts';
import { withdrawalRefusals } from '../../src/contract/withdrawal-state.ts';
import type { WithdrawalView } from '../../src/contract/withdrawal-view.ts';
import { describeEqualChecks } from './equal-checks-suite.ts';
import { jsonEdit } from './json-edit.ts';
import { withdrawalViewSchema } from './withdrawal-answer-schemas.ts';

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

/** Every shape of a view. */
const view = fc.oneof(
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
);

const edit = jsonEdit(
  ['****5138', '5138', '****513', '****5138\n', 'requested', 'refused', 'succeeded', 'expired'],
  ['state', 'expiresInMs', 'recipient', 'refusal', 'other'],
);

const sent = {
  id: 'w1',
  version: 2,
  amount: { amountMinor: 1_000_000, currency: 'LKR' },
  state: 'accepted',
  recipient: { accountNumberMasked: '****5138', accountName: 'Test Name Acc', bank: 'Bank Of Ceylon' },
} satisfies WithdrawalView;

describeEqualChecks({
  names: 'isWithdrawalView and withdrawalViewSchema',
  isView: isWithdrawalView,
  schema: withdrawalViewSchema,
  view,
  edit,
  refused: {
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
  },
  later: { ...sent, later: 1, recipient: { ...sent.recipient, later: {} } },
});
