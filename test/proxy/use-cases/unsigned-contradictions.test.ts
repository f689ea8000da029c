import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startDeposit } from '../proxy-fixture.ts';
import { entry, signedPostback } from '../signed-postback.ts';
import { resultEntry, startOrdered } from '../withdrawal-fixture.ts';

const alarm = 'unsigned fields of a postback contradict the signed ones';
const told = (logged: readonly string[]): string[] =>
  logged
    .filter((line) => line.includes(alarm))
    .map((line) => (JSON.parse(line) as { fields: string }).fields);

/** The outer fields that fit the fixture's deposit. */
const fitting = { label: 'payer-1', amount: 1000 };

describe('unsigned fields that contradict the signed ones', () => {
  for (const [fields, outer] of [
    [[], {}],
    [[], { amount: '1000.00' }],
    [[], { label: null, amount: null, direction: null, currency_code: null, wallet_type: null }],
    [['amount'], { amount: 999_999 }],
    [['amount'], { amount: 'much' }],
    [['label'], { label: 'somebody-else' }],
    [['direction'], { direction: 'outgoing' }],
    [['currencyCode'], { currency_code: 'USD' }],
    [['walletType'], { wallet_type: 'bkash_api' }],
    [['amount, label'], { amount: 1, label: '' }],
  ] as const) {
    it(`${JSON.stringify(outer)}: ${fields.length === 0 ? 'no alarm' : 'an alarm'}, and the credit as signed`, async () => {
      const { fixture, token, depositId } = await startDeposit();
      const order = await fixture.submittedOrder(token);
      await fixture.postback(signedPostback([entry(order)], { ...fitting, ...outer }));
      assert.deepEqual(told(fixture.logged), fields);
      assert.equal((await fixture.record(depositId)).credited?.amountMinor, 100_000);
    });
  }

  it('a withdrawal that calls itself ingoing: an alarm, and the result as signed', async () => {
    const { shop, id } = await startOrdered();
    const outer = { label: '125199', amount: 10_000, direction: 'ingoing' };
    await shop.fixture.postback(signedPostback([resultEntry(id, 1)], outer));
    assert.deepEqual(told(shop.fixture.logged), ['direction']);
    assert.equal((await shop.record(id)).state, 'succeeded');
  });
});
