import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPostback, signWithdrawal } from '../../src/gateway/index.ts';
import { isConnectionReset, magicNumbers } from '../../src/sandbox/index.ts';
import { pageWithdrawal } from '../gateway/page-withdrawal.ts';
import { baseUrl, failMessage, keyPair, startSandbox } from './sandbox-harness.ts';

const isOk = async (r: Response) => assert.deepEqual(await r.json(), { status: 'ok' });

function statuses(bodies: readonly string[]): (number | null)[] {
  return bodies.flatMap((body) => {
    const result = readPostback(new TextEncoder().encode(body), [keyPair]);
    assert(result.ok);
    assert.equal(result.postback.unsigned.direction, 'outgoing');
    return result.postback.transactions.map((transaction) => {
      assert.equal(transaction.kind, 'withdrawal');
      assert.equal(transaction.withdrawalId, pageWithdrawal.withdrawal_id);
      assert.equal(transaction.amount, '10000');
      return transaction.withdrawalStatus;
    });
  });
}

/** [digits, answer, statuses posted back] */
const table: readonly [string, (response: Response) => Promise<void>, readonly number[]][] = [
  ['38', isOk, [1]],
  ['01', async (r) => assert.equal(await failMessage(r), 'The withdrawal is not available.'), []],
  [
    '03',
    async (r) => assert.deepEqual(await failMessage(r), { withdrawals_sum_amount: ['Insufficient balance'] }),
    [],
  ],
  ['05', isOk, [5]],
  ['07', async (r) => assert.match(await r.text(), /^<!DOCTYPE html>/), [1]],
  ['08', (r) => assert.rejects(r.json(), SyntaxError), [1]],
  [
    '09',
    async (r) => {
      assert(isConnectionReset(r));
      await assert.rejects(r.text());
    },
    [1],
  ],
  ['12', isOk, []],
  ['15', isOk, [1, 1, 1]],
  ['16', isOk, [1, 5]],
];

describe('sandbox: withdrawals', () => {
  for (const [digits, check, expected] of table) {
    it(`plays ${digits}`, async () => {
      const harness = startSandbox();
      await check(await harness.withdraw({ account_number: `034051${digits}` }));
      harness.clock.advance(10_000);
      await harness.reported(expected.length);
      assert.deepEqual(statuses(harness.bodies), expected);
      await harness.sandbox.stop();
    });
  }

  for (const [digits, expected, timers] of [
    ['06', [1], 1],
    ['11', [1], 2],
    ['14', [], 0],
    ['17', [5], 1],
  ] as const) {
    it(`plays ${digits}: an answer that is late or never comes`, async () => {
      const harness = startSandbox();
      const answer = harness.withdraw({ account_number: `034051${digits}` });
      await harness.clock.whenPending(timers);
      harness.clock.advance(10_000);
      await harness.reported(expected.length);
      assert.deepEqual(statuses(harness.bodies), expected);
      await harness.sandbox.stop();
      await answer;
    });
  }

  it('has a test for every magic number', () => {
    const tested = new Set([...table.map(([digits]) => digits), '06', '11', '14', '17']);
    for (const { digits } of magicNumbers.withdrawal.scenarios) assert(tested.has(digits), digits);
  });

  const refused: readonly [string, Record<string, unknown>, RegExp][] = [
    ['another payment_system', { payment_system: 'bkash' }, /Unknown payment_system/],
    ['another currency', { currency_code: 'USD' }, /currency_code is not available/],
    ['a fraction', { amount: 100.5, signature: '0'.repeat(40) }, /amount must be of type int/],
    ['an amount of 0', { amount: 0 }, /amount must be greater than 0/],
    ['letters in account_number', { account_number: '07x' }, /account_number format is invalid/],
    ['no account_name', { account_name: undefined }, /account_name field is required/],
    ['is_test as text', { is_test: 'true' }, /is_test must be of type boolean/],
    ['no bank', { bank_details: {} }, /bank_details.bank_code field is required/],
    ['a long withdrawal_id', { withdrawal_id: 'x'.repeat(37) }, /withdrawal_id may not be greater than 36/],
    ['no signature', { signature: undefined }, /signature field is required/],
    ['a signature of other data', { signature: '2e56786153bec935220fa1e9409ab24bd99cf9e8' }, /Invalid sign/],
  ];
  for (const [name, fields, message] of refused) {
    it(`refuses ${name}`, async () => {
      const harness = startSandbox();
      assert.match(String(await failMessage(await harness.withdraw(fields))), message);
      assert.equal(harness.clock.pending, 0);
      await isOk(await harness.withdraw());
      await harness.sandbox.stop();
    });
  }

  it('refuses a GET, a repeated withdrawal_id and a key that is not the configured one', async () => {
    const harness = startSandbox();
    const get = await harness.sandbox.fetch(new Request(`${baseUrl}/v2/withdrawal/create`));
    assert.equal(get.status, 405);
    await isOk(await harness.withdraw());
    assert.match(String(await failMessage(await harness.withdraw())), /already been taken/);
    await harness.sandbox.stop();

    const other = startSandbox({ withdrawalPrivateKey: 'another-key' });
    assert.equal(await failMessage(await other.withdraw()), 'Invalid signature');
    const signature = signWithdrawal(pageWithdrawal, 'another-key');
    await isOk(await other.post('/v2/withdrawal/create', { ...pageWithdrawal, signature }));
    await other.sandbox.stop();
  });

  it('makes up a withdrawal_id when none is given, and so pays a retry twice', async () => {
    const harness = startSandbox();
    await isOk(await harness.withdraw({ withdrawal_id: undefined }));
    await isOk(await harness.withdraw({ withdrawal_id: undefined }));
    harness.clock.advance(1500);
    await harness.reported(2);
    const ids = harness.reports.map(({ orderId }) => orderId);
    assert.equal(new Set(ids).size, 2);
    await harness.sandbox.stop();
  });
});
