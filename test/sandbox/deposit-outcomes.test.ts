import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPostback } from '../../src/gateway/index.ts';
import { isConnectionReset, magicNumbers } from '../../src/sandbox/index.ts';
import { activation, failMessage, keyPair, startSandbox } from './sandbox-harness.ts';

const okBody = (amount: number) => ({
  status: 'ok',
  deposit: true,
  deposit_amount: amount,
  currency: { code: 'LKR', symbol: 'LKR' },
});

/** A number with these last two digits. */
const ending = (digits: string): string => `239367${digits}`;

function verified(body: string) {
  const result = readPostback(new TextEncoder().encode(body), [keyPair]);
  assert(result.ok, 'the postback does not verify');
  return result.postback;
}

/** Answer and postbacks of every documented digit pair: [digits, answer, amounts credited, due after ms]. */
const table: readonly [string, (response: Response) => Promise<void>, readonly number[], number][] = [
  ['85', async (r) => assert.deepEqual(await r.json(), okBody(1000)), [1000], 1500],
  ['01', async (r) => assert.deepEqual(await r.json(), okBody(950)), [950], 1500],
  [
    '02',
    async (r) => assert.match(await r.text(), /^\{"status":"pending","message":"The deposit/),
    [1000],
    4000,
  ],
  ['03', async (r) => assert.match(await r.text(), /^\{"status":"pending"/), [], 0],
  [
    '04',
    async (r) => assert.match(await r.text(), /^\{"status":"possible_transaction_created"/),
    [1000],
    4000,
  ],
  ['05', async (r) => assert.equal(await failMessage(r), 'Transaction not found'), [], 0],
  [
    '07',
    async (r) => {
      assert.equal(r.status, 500);
      assert.match(await r.text(), /^<!DOCTYPE html>/);
    },
    [1000],
    4000,
  ],
  [
    '08',
    async (r) => {
      const text = await r.text();
      assert.equal(r.status, 200);
      assert.throws(() => JSON.parse(text), SyntaxError);
    },
    [1000],
    4000,
  ],
  [
    '09',
    async (r) => {
      assert(isConnectionReset(r));
      await assert.rejects(r.text());
    },
    [1000],
    4000,
  ],
  [
    '10',
    async (r) => {
      assert.equal(r.status, 404);
      assert.equal(await r.text(), 'Not found');
    },
    [],
    0,
  ],
  ['12', async (r) => assert.deepEqual(await r.json(), okBody(1000)), [], 0],
  ['13', async (r) => assert.match(await r.text(), /^\{"status":"possible_transaction_created"/), [], 0],
  ['15', async (r) => assert.deepEqual(await r.json(), okBody(1000)), [1000, 1000, 1000], 1500],
  ['16', async (r) => assert.deepEqual(await r.json(), okBody(1000)), [1000, 1000], 1500],
];

describe('sandbox: outcomes of an activation', () => {
  for (const [digits, check, amounts, dueMs] of table) {
    it(`plays ${digits}`, async () => {
      const harness = startSandbox();
      await check(await harness.activate({ key1: ending(digits) }));
      harness.clock.advance(Math.max(dueMs - 1, 0));
      assert.equal(harness.received.length, 0, 'a postback came too early');
      harness.clock.advance(1);
      await harness.reported(amounts.length);
      const credited = harness.bodies.flatMap((body) =>
        verified(body).transactions.map(({ amount, orderId }) => {
          assert.equal(orderId, activation.custom_transaction_id);
          return Number(amount);
        }),
      );
      assert.deepEqual(credited, amounts);
      harness.clock.advance(3_600_000);
      assert.equal(harness.reports.length, amounts.length, 'more postbacks than the scenario says');
      assert.equal(harness.clock.pending, 0);
      await harness.sandbox.stop();
    });
  }

  for (const [digits, postbacks] of [
    ['06', 1],
    ['14', 0],
  ] as const) {
    it(`plays ${digits}: no answer until the caller leaves`, async () => {
      const harness = startSandbox();
      const caller = new AbortController();
      let answered = false;
      const answer = harness
        .activate({ key1: ending(digits) }, { signal: caller.signal })
        .then(() => (answered = true));
      while ((await (await harness.control('state')).text()).startsWith('{"transactions":[]'));
      harness.clock.advance(4000);
      await harness.reported(postbacks);
      assert.equal(answered, false);
      assert.equal(harness.bodies.length, postbacks);
      caller.abort();
      await answer;
      await harness.sandbox.stop();
    });
  }

  it('plays 11: the postback comes before the slow answer', async () => {
    const harness = startSandbox();
    const answer = harness.activate({ key1: ending('11') });
    await harness.clock.whenPending(2);
    harness.clock.advance(5999);
    await harness.reported(1);
    let answered = false;
    void answer.then(() => (answered = true));
    await harness.control('state');
    assert.equal(answered, false);
    harness.clock.advance(1);
    assert.deepEqual(await (await answer).json(), okBody(1000));
    await harness.sandbox.stop();
  });

  it('has a test for every magic number', () => {
    const tested = new Set([...table.map(([digits]) => digits), '06', '11', '14']);
    for (const { digits } of magicNumbers.deposit.scenarios) assert(tested.has(digits), digits);
  });

  it('sends the very same transaction with 15, and two different ones with 16', async () => {
    for (const [digits, distinct] of [
      ['15', 1],
      ['16', 2],
    ] as const) {
      const harness = startSandbox();
      await harness.activate({ key1: ending(digits) });
      harness.clock.advance(1500);
      await harness.reported(2);
      const ids = harness.bodies.map((body) => verified(body).transactions[0]?.transactionId);
      assert.equal(new Set(ids).size, distinct);
      await harness.sandbox.stop();
    }
  });

  for (const [declared, credited] of [
    [1000.5, 950.5],
    [51, 1],
    [50.99, 1],
    [0.5, 1],
  ] as const) {
    it(`credits ${credited} of ${declared} with 01`, async () => {
      const harness = startSandbox();
      const response = await harness.activate({ key1: ending('01'), amount: declared });
      assert.deepEqual(await response.json(), okBody(credited));
      await harness.sandbox.stop();
    });
  }
});
