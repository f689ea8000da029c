import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ProxyFixture } from './proxy-fixture.ts';
import { entry, keyPair, rotatedPair, signedPostback } from './signed-postback.ts';

const deposits = 3;

/** A signed transaction of a small world, so that repeats, conflicts and second payments happen all the time. */
const transaction = fc.record({
  /** The last one is nobody's order. */
  order: fc.nat(deposits),
  id: fc.constantFrom('t1', 't2', 't3', 't4', ''),
  amount: fc.constantFrom('1000', '1000.00', '250.50', '0', '1e3'),
  comment: fc.constantFrom('', 'resent'),
  currency: fc.constantFrom('LKR', 'LKR', 'LKR', 'USD'),
});
const postback = fc.record({
  entries: fc.array(transaction, { minLength: 1, maxLength: 4 }),
  keys: fc.constantFrom(keyPair, rotatedPair),
  outerAmount: fc.nat(3),
});

describe('the ledger', () => {
  it('holds at most one credit per deposit and transaction, and forgets nothing that was signed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(postback, { minLength: 1, maxLength: 12 }), async (postbacks) => {
        const fixture = new ProxyFixture();
        await fixture.open();
        const sessions = [];
        const orders: string[] = [];
        for (let index = 0; index < deposits; index++) {
          const session = await fixture.session({ label: `payer-${index}` });
          sessions.push(session);
          orders.push(await fixture.submittedOrder(session.token));
        }
        const entriesOf = ({ entries }: (typeof postbacks)[number]) =>
          entries.map(({ order, id, amount, comment, currency }) =>
            entry(orders[order] ?? 'stranger', {
              transaction_id: id,
              amount,
              comment,
              currency_code: currency,
            }),
          );
        await Promise.all(
          postbacks.map(async (one) => {
            const body = signedPostback(entriesOf(one), { amount: one.outerAmount }, one.keys);
            assert.equal(await (await fixture.postback(body)).text(), '{"status":"ok"}');
          }),
        );

        const credits = (await fixture.events()).filter((event) => event.type === 'deposit.credited');
        const records = await Promise.all(sessions.map(({ depositId }) => fixture.record(depositId)));
        const credited = records.filter(({ state }) => state === 'credited');
        const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
        assert.equal(
          sum(credits.map(({ data }) => data.credited.amountMinor)),
          sum(credited.map((record) => record.credited?.amountMinor ?? Number.NaN)),
        );
        assert.equal(new Set(credits.map(({ data }) => data.depositId)).size, credits.length);
        assert.equal(new Set(credits.map(({ data }) => data.transactionId)).size, credits.length);

        const rows = fixture.rows('select transaction_id, entry from gateway_transaction');
        for (const signed of postbacks.flatMap(entriesOf)) {
          const id = String(signed['transaction_id']);
          const isKept = rows.some((row) =>
            id === '' ? row['entry'] === JSON.stringify(signed) : row['transaction_id'] === id,
          );
          assert(isKept, `transaction ${id} was dropped`);
        }
        await fixture.close();
      }),
      { numRuns: 40 },
    );
  });
});
