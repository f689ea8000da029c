import fc from 'fast-check';
import { isDepositView } from '../../src/contract/check-deposit-view.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { depositViewSchema } from './answer-schemas.ts';
import { describeEqualChecks } from './equal-checks-suite.ts';
import { jsonEdit } from './json-edit.ts';

const count = fc.oneof(fc.nat(), fc.maxSafeNat());
const money = fc.record({ amountMinor: count, currency: fc.constantFrom('LKR', 'USD') });
const transactionNumber = fc.stringMatching(/^[0-9]{8}$/);
const windowOpened = fc.boolean();

const base = {
  id: fc.string(),
  reference: fc.option(fc.string()),
  version: count,
  amount: money,
  flow: fc.constantFrom('number', 'window'),
  wallet: fc.option(fc.record({ identifier: fc.string(), details: fc.dictionary(fc.string(), fc.string()) })),
  attempts: fc.record({ used: count, left: count }),
  handedIn: fc.array(fc.record({ transactionNumber, atMs: count }), { maxLength: 3 }),
  stateSinceMs: count,
  timeMs: count,
  canResume: fc.boolean(),
  expiresInMs: count,
  returnUrls: fc.record(
    { success: fc.webUrl(), fail: fc.webUrl(), pending: fc.webUrl() },
    { requiredKeys: [] },
  ),
};

/** Every shape of a view. */
const view = fc.oneof(
  fc.record({ ...base, state: fc.constantFrom('awaiting_payment', 'expired'), windowOpened }),
  fc.record({
    ...base,
    state: fc.constantFrom(...['submitting', 'accepted', 'checking', 'possible', 'unknown', 'rejected']),
    transactionNumber,
  }),
  fc.record({
    ...base,
    state: fc.constant('needs_review'),
    transactionNumber: fc.option(transactionNumber),
  }),
  fc.record({
    ...base,
    state: fc.constant('credited'),
    credited: money,
    transactionNumber: fc.option(transactionNumber),
  }),
);

const edit = jsonEdit(
  ['12345678', '1234567', '12345678\n', '१२३४५६७८', 'number', 'window', 'credited', 'expired'],
  [
    'state',
    'reference',
    'handedIn',
    'atMs',
    'windowOpened',
    'transactionNumber',
    'credited',
    'success',
    'fail',
    'other',
  ],
);

const awaiting = {
  id: 'd1',
  reference: null,
  version: 1,
  amount: { amountMinor: 250_000, currency: 'LKR' },
  flow: 'number',
  wallet: { identifier: '6234234234', details: {} },
  attempts: { used: 0, left: 5 },
  handedIn: [],
  stateSinceMs: 1_800_000_000_000,
  timeMs: 1_800_000_000_000,
  canResume: false,
  expiresInMs: 1000,
  returnUrls: {},
  state: 'awaiting_payment',
  windowOpened: false,
} satisfies DepositView;

describeEqualChecks({
  names: 'isDepositView and depositViewSchema',
  isView: isDepositView,
  schema: depositViewSchema,
  view,
  edit,
  refused: {
    null: null,
    undefined: undefined,
    text: 'credited',
    list: [awaiting],
    'no state': { ...awaiting, state: undefined },
    'a state of no contract': { ...awaiting, state: 'paid' },
    "a state that is an object's own method": {
      ...awaiting,
      state: 'toString',
      transactionNumber: '12345678',
    },
    'a float amount': { ...awaiting, amount: { amountMinor: 2500.5, currency: 'LKR' } },
    'an amount as text': { ...awaiting, amount: { amountMinor: '250000', currency: 'LKR' } },
    'an amount without currency': { ...awaiting, amount: { amountMinor: 250_000 } },
    'an amount beyond exact counting': { ...awaiting, amount: { amountMinor: 2 ** 53, currency: 'LKR' } },
    'no reference field': { ...awaiting, reference: undefined },
    'handed-in numbers that are no list': { ...awaiting, handedIn: {} },
    'a handed-in number without its time': { ...awaiting, handedIn: [{ transactionNumber: '12345678' }] },
    'a handed-in number of 7 digits': { ...awaiting, handedIn: [{ transactionNumber: '1234567', atMs: 1 }] },
    'a time as text': { ...awaiting, timeMs: '2026-11-24T05:09:00Z' },
    'no word on going on elsewhere': { ...awaiting, canResume: undefined },
    'no wallet field': { ...awaiting, wallet: undefined },
    'wallet details that are no text': { ...awaiting, wallet: { identifier: '1', details: { a: 1 } } },
    'a return URL that is no text': { ...awaiting, returnUrls: { success: 1 } },
    'a submitted state without its number': { ...awaiting, state: 'checking' },
    'a number of 7 digits': { ...awaiting, state: 'checking', transactionNumber: '1234567' },
    'needs_review without the number field': { ...awaiting, state: 'needs_review' },
    'credited without an amount': { ...awaiting, state: 'credited', transactionNumber: null },
    'credited without the number field': { ...awaiting, state: 'credited', credited: awaiting.amount },
  },
  later: { ...awaiting, later: 1, returnUrls: { other: 1 }, attempts: { used: 0, left: 1, later: {} } },
});
