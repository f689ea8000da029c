import fc from 'fast-check';
import { hostileText, hostileValue, mostly } from './hostile-text.ts';

/** Whom or what a text names: one that is there, as it is or with something behind it, or none. */
export interface Name {
  readonly kind: 'order' | 'deposit' | 'payout' | 'none';
  readonly index: number;
  readonly behind: string;
}

const index = fc.nat({ max: 20 });
const nameOf = (...kinds: Name['kind'][]): fc.Arbitrary<Name> =>
  fc.record({ kind: fc.constantFrom(...kinds), index, behind: mostly(8, '') });
const anyName = nameOf('order', 'deposit', 'payout', 'none');
const depositName = nameOf('deposit', 'deposit', 'deposit', 'none');
const payoutName = nameOf('payout', 'payout', 'payout', 'order', 'none');

const text = fc.constantFrom;
const amount = mostly(6, '1000', '1000.00', '1000.50', '10000');
const transactionId = mostly(4, 'tx-1', 'tx-2', 'tx-3', 'TX-1', 'tx-1\0', 'tx\u200b-1', '１');
/** No command line has a NUL. */
const typed = (usual: string) => mostly(4, usual).map((said) => said.replaceAll('\0', ''));
const decision = fc.record({ by: typed('nimal'), note: typed('ticket 7') });
const account = {
  accountNumber: mostly(4, '03405138', '০৩৪০৫১৩৮', '0340 5138'),
  accountName: mostly(4, 'Test Name Acc'),
  bank: mostly(4, 'Bank Of Ceylon'),
};

const entry = fc.record({
  order: nameOf('order', 'order', 'order', 'payout', 'none'),
  payout: fc.option(payoutName, { freq: 2 }),
  fields: fc.record(
    {
      transaction_id: transactionId,
      amount,
      currency_code: mostly(12, 'LKR'),
      wallet_type: mostly(8, 'ipay'),
      withdrawal_status: fc.oneof(fc.constantFrom<unknown>(1, 5, '1', 2), hostileValue),
      account_number: mostly(4, '', '03405138'),
      comment: hostileValue,
    },
    { requiredKeys: ['transaction_id', 'amount'] },
  ),
});

const reply = fc.oneof(
  fc.constantFrom<unknown>(
    { status: 'ok' },
    { status: 'pending', message: 'm' },
    { status: 'fail', message: 'no' },
  ),
  fc.record({
    status: text('fail', 'possible_transaction_created', 'ok'),
    message: hostileValue,
    deposit_amount: hostileValue,
  }),
  fc.record({
    status: text('ok'),
    params: fc.dictionary(mostly(4, 'identifier'), hostileValue, { maxKeys: 3 }),
  }),
  hostileValue,
);

/** What is chosen of the list: by its place there, or by a number that somebody typed. */
const waiting = fc.oneof({ weight: 8, arbitrary: index }, { weight: 1, arbitrary: typed('tx-1') });

const arbitraries = {
  session: fc.record(
    {
      label: mostly(4, 'payer-1', 'payer-2', 'Payer-1'),
      amount,
      reference: mostly(2, 'order-1', 'order-2'),
      flow: text('number' as const, 'number' as const, 'window' as const),
      returnUrls: fc.record({ success: hostileText.map((path) => `https://shop.example/${path}`) }),
    },
    { requiredKeys: ['label', 'amount'] },
  ),
  payoutSession: fc.record({
    kind: fc.constant('withdrawal' as const),
    label: mostly(4, 'payer-1', 'payer-2'),
    amount,
    reference: mostly(1, 'payout-1'),
  }),
  payout: fc.record({
    key: mostly(4, 'key-1', 'key-2', 'KEY-1'),
    order: fc.record({ label: mostly(6, 'payer-1'), amount, reference: mostly(4, 'payout-1'), ...account }),
  }),
  account: fc.record({ index, json: fc.record(account) }),
  number: fc.record({
    index,
    json: fc.record(
      {
        transactionNumber: mostly(6, '23936785', '২৩৯৩৬৭৮৫', '2393-6785', '23936786', '２３９３６７８５'),
        attempt: fc.constantFrom(1, 2, 3, 2 ** 31, 2 ** 53 - 1, 2 ** 53),
      },
      { requiredKeys: ['transactionNumber'] },
    ),
  }),
  reply: fc.record({ to: text('create' as const, 'activate' as const, 'withdraw' as const), body: reply }),
  look: fc.record({ index }),
  window: fc.record({ index }),
  find: fc.record({ name: anyName }),
  postback: fc.record({
    entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
    isOther: fc.boolean(),
    outer: fc.dictionary(text('label', 'amount', 'direction', 'currency_code'), hostileValue, { maxKeys: 2 }),
  }),
  settle: fc.record({ waiting, deposit: depositName, decision }),
  dismiss: fc.record({ waiting, decision }),
  end: fc.record({ payout: payoutName, result: text('succeeded' as const, 'failed' as const), decision }),
  cancel: fc.record({ payout: payoutName }),
  revoke: fc.record({ name: anyName }),
  resume: fc.record({ index, key: text('A'.repeat(22), 'b'.repeat(22)) }),
  redeliver: fc.record({ id: hostileText }),
  forget: fc.record({ olderThanMs: fc.constantFrom(0, 31_000), batch: fc.constantFrom(1, 2, 500) }),
  pass: fc.record({ ms: fc.constantFrom(1, 31_000, 1_900_000, 25 * 3_600_000) }),
};

type Kind = keyof typeof arbitraries;
/** One thing that somebody outside does, by its kind. */
export type Steps = {
  readonly [Each in Kind]: (typeof arbitraries)[Each] extends fc.Arbitrary<infer Step> ? Step : never;
};
export type Step = { readonly [Each in Kind]: readonly [Each, Steps[Each]] }[Kind];

/** More often what leads somewhere. */
const weights: Partial<Record<Kind, number>> = {
  postback: 8,
  number: 4,
  session: 3,
  settle: 3,
  payout: 2,
  payoutSession: 3,
  account: 2,
};

export const step: fc.Arbitrary<Step> = fc.oneof(
  ...(Object.keys(arbitraries) as Kind[]).map((kind) => ({
    weight: weights[kind] ?? 1,
    // Pairs a kind with its own arbitrary, which the compiler cannot see through a list.
    arbitrary: fc.tuple(fc.constant(kind), arbitraries[kind] as fc.Arbitrary<unknown>) as fc.Arbitrary<Step>,
  })),
);

/** So that there is something to pay and to speak of. */
export const firstSteps: readonly Step[] = [
  ['session', { label: 'payer-1', amount: '1000', reference: 'order-0' }],
  ['session', { label: 'payer-1', amount: '1000.50' }],
  ['session', { label: 'payer-2', amount: '1000', flow: 'window' }],
  ['payoutSession', { kind: 'withdrawal', label: 'payer-2', amount: '10000', reference: 'payout-0' }],
  ['number', { index: 0, json: { transactionNumber: '23936785' } }],
  ['window', { index: 2 }],
];
