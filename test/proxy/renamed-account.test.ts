import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProxyOptions } from '../../src/proxy/index.ts';
import { goodOptions, startDeposit, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { decision, isRefused, reviewOf } from './review-decision.ts';
import { entry, keyPair, signedPostback } from './signed-postback.ts';

const withPair = (pair: typeof keyPair, amountPolicy: ProxyOptions['amountPolicy']) => ({
  gateway: { ...goodOptions.gateway, keyPairs: [pair] },
  amountPolicy,
});
const renamed = { ...keyPair, account: 'renamed' };

const told = async (fixture: ProxyFixture) => (await fixture.events()).map(({ type }) => type);
const waiting = async (fixture: ProxyFixture) =>
  (await reviewOf(fixture).list()).transactions.map(({ account, reason }) => [account, reason]);

/** A merchant who named the account of a key pair only when there came to be two of them. */
describe('a transaction that was counted under another name of its account', () => {
  it('is told apart from a second payment, and no person can credit it once more', async () => {
    const { fixture, token } = await startDeposit(withPair(keyPair, 'credit-actual'));
    const body = signedPostback([entry(await fixture.submittedOrder(token))]);
    await fixture.postback(body);
    await fixture.open(withPair(renamed, 'credit-actual'));
    assert.equal((await fixture.postback(body)).status, 200);
    assert.deepEqual(await waiting(fixture), [['renamed', 'known_in_other_account']]);

    // What docs/operations.md advises for a second payment.
    const next = await fixture.session();
    await assert.rejects(
      reviewOf(fixture).settle({ transactionId: '23936218009' }, next.depositId, decision),
      isRefused('transaction_settled'),
    );
    assert.equal((await fixture.record(next.depositId)).state, 'awaiting_payment');
    assert.deepEqual(await told(fixture), ['deposit.credited', 'transaction.suspended']);
    await reviewOf(fixture).dismiss({ transactionId: '23936218009' }, decision);
    assert.deepEqual(await waiting(fixture), []);
  });

  for (const decided of ['settled to another deposit', 'dismissed, and booked by hand'] as const) {
    it(`is not credited to its own deposit when it was ${decided}`, async () => {
      const { fixture, token, depositId } = await startDeposit(withPair(keyPair, 'hold'));
      const body = signedPostback([entry(await fixture.submittedOrder(token), { amount: '900' })]);
      await fixture.postback(body);
      const choice = { transactionId: '23936218009' };
      if (decided.startsWith('settled')) {
        const { depositId: other } = await fixture.session({ amount: '900' });
        await reviewOf(fixture).settle(choice, other, decision);
      } else await reviewOf(fixture).dismiss(choice, decision);
      const before = await told(fixture);

      await fixture.open(withPair(renamed, 'credit-actual'));
      assert.equal((await fixture.postback(body)).status, 200);
      assert.equal((await fixture.record(depositId)).state, 'needs_review');
      assert.deepEqual(await waiting(fixture), [['renamed', 'known_in_other_account']]);
      assert.deepEqual(await told(fixture), [...before, 'transaction.suspended']);
    });
  }

  it('is credited when it waits there and fits by now, and then no more where it waits', async () => {
    const other = { ...withPair(keyPair, 'credit-actual') };
    const fixture = await startProxy({ ...other, gateway: { ...other.gateway, walletType: 'ipay2' } });
    fixture.gateway.create = () => Response.json({ status: 'ok', params: { identifier: '1' } });
    const { depositId } = await fixture.session();
    await fixture.store.transact((tx) =>
      tx.insertAttempt({
        id: 'order-1',
        depositId,
        ordinal: 1,
        transactionNumber: '23936785',
        state: 'unknown',
        depositStateBefore: 'awaiting_payment',
        reason: null,
        createdAtMs: 0,
        changedAtMs: 0,
      }),
    );
    const body = signedPostback([entry('order-1')]);
    await fixture.postback(body);
    assert.deepEqual(await waiting(fixture), [['main', 'wallet_mismatch']]);
    await fixture.open(withPair(renamed, 'credit-actual'));
    await fixture.postback(body);
    assert.equal((await fixture.record(depositId)).state, 'credited');
    const next = await fixture.session();
    await assert.rejects(
      reviewOf(fixture).settle({ transactionId: '23936218009' }, next.depositId, decision),
      isRefused('transaction_settled'),
    );
  });

  for (const [whose, order] of [
    ['without an order', ''],
    ['for an order that nobody has', 'order-of-another-shop'],
  ] as const) {
    it(`is credited to nobody else once a person has settled it, also ${whose}`, async () => {
      const fixture = await startProxy(withPair(keyPair, 'credit-actual'));
      const body = signedPostback([entry(order)]);
      await fixture.postback(body);
      const choice = { transactionId: '23936218009' };
      await reviewOf(fixture).settle(choice, (await fixture.session()).depositId, decision);

      await fixture.open(withPair(renamed, 'credit-actual'));
      await fixture.postback(body);
      assert.deepEqual(await waiting(fixture), [['renamed', 'known_in_other_account']]);
      const { depositId } = await fixture.session();
      await assert.rejects(
        reviewOf(fixture).settle(choice, depositId, decision),
        isRefused('transaction_settled'),
      );
      assert.equal((await fixture.record(depositId)).state, 'awaiting_payment');
      assert.deepEqual(await told(fixture), [
        'transaction.suspended',
        'deposit.credited',
        'transaction.suspended',
      ]);
    });
  }

  it('is another payment when it is for another order', async () => {
    const fixture = await startProxy(withPair(keyPair, 'credit-actual'));
    const first = await fixture.session();
    await fixture.pay(await fixture.submittedOrder(first.token));
    await fixture.open(withPair(renamed, 'credit-actual'));
    const second = await fixture.session();
    await fixture.pay(await fixture.submittedOrder(second.token));
    assert.deepEqual(await told(fixture), ['deposit.credited', 'deposit.credited']);
  });
});
