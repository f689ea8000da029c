import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertProblem } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { limits, order, startOrdered, startWithdrawals } from './withdrawal-fixture.ts';
import type { Withdrawals } from './withdrawal-fixture.ts';

const hour = 3_600_000;
const away = connectionFailure('ECONNREFUSED', 'https://api');

/** However often it is asked for, called off and waited for. */
async function assertNeverSent(shop: Withdrawals, sent: number): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const record = await shop.asked();
    assert.deepEqual([record.state, record.refusal, record.reason], ['refused', 'expired', 'Called off.']);
    assert.deepEqual(await (await shop.cancelOrder()).json(), record);
    assert.deepEqual(await shop.fixture.proxy.cancelOrder('key-1', order), record);
    shop.fixture.clock.advance(25 * hour);
    await shop.fixture.proxy.runDue();
  }
  assert.equal(shop.sent.length, sent);
  assert.deepEqual(await shop.events(), ['withdrawal.refused']);
}

describe('an order that the merchant calls off by its key', () => {
  it('did not reach the gateway: it is never sent, and its money comes back once', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = away;
    await assertProblem(await shop.ask(), 503, 'gateway_unavailable');
    shop.fixture.gateway.withdraw = answer({ status: 'ok' });
    assert.equal((await shop.cancelOrder()).status, 200);
    await assertNeverSent(shop, 1);
  });

  it('never arrived: it is not sent when it arrives after all', async () => {
    const shop = await startWithdrawals();
    assert.equal((await shop.cancelOrder()).status, 200);
    const [event] = await shop.fixture.withdrawalEvents();
    assert.deepEqual(
      [event?.data.reference, event?.data.amount],
      ['payout-1', { amountMinor: 1_000_000, currency: 'LKR' }],
    );
    await assertNeverSent(shop, 0);
  });

  it('arrives at the same moment: it is sent or called off', async () => {
    const endings = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const shop = await startWithdrawals();
      const both = [() => shop.ask(), () => shop.cancelOrder()];
      if (round % 2) both.reverse();
      const [one, other] = await Promise.all(both.map((ask) => ask()));
      assert(one && other);
      const [asked, cancelled] = round % 2 ? [other, one] : [one, other];
      assert.equal(asked.status, 201);
      endings.add(String(cancelled.status));
      if (cancelled.status === 200) await assertNeverSent(shop, 0);
      else {
        await assertProblem(cancelled, 409, 'withdrawal_sent');
        assert.equal((await shop.asked()).state, 'accepted');
        assert.equal(shop.sent.length, 1);
      }
    }
    assert.deepEqual([...endings].sort(), ['200', '409']);
  });

  it('was sent, or is on its way: told so, and it goes on', async () => {
    const { shop, id } = await startOrdered();
    await assertProblem(await shop.cancelOrder(), 409, 'withdrawal_sent');
    assert.equal((await shop.record(id)).state, 'accepted');
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    const asking = shop.asked(order, 'key-2');
    await held.asked;
    const said = await assertProblem(await shop.cancelOrder(order, 'key-2'), 409, 'withdrawal_sent');
    assert.match(said, /^It is sending/);
    held.give(answer({ status: 'ok' }));
    assert.equal((await asking).state, 'accepted');
    assert.deepEqual(await shop.events(), []);
  });

  it('is called off by another key than it came with: told so, and not that it is not paid', async () => {
    const { shop, id } = await startOrdered();
    const said = await assertProblem(await shop.cancelOrder(order, 'key-2'), 409, 'withdrawal_sent');
    assert.match(said, /^Another payout has this reference/);
    assert.deepEqual(await shop.events(), []);
    await shop.result(id, 5);
    // It is not paid, so that nothing speaks against another of its reference.
    assert.equal((await shop.cancelOrder(order, 'key-2')).status, 200);
    const one = await startWithdrawals();
    one.fixture.gateway.withdraw = away;
    await one.ask();
    await assertProblem(await one.cancelOrder(order, 'key-2'), 409, 'withdrawal_sent');
    assert.equal((await one.cancelOrder({ ...order, reference: 'payout-2' }, 'key-2')).status, 200);
    assert.equal((await one.cancelOrder()).status, 200);
  });

  it('is in other words, or cannot be read: nothing is called off, and nothing begun', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = away;
    await shop.ask();
    await assertProblem(await shop.cancelOrder({ ...order, amount: '600' }), 422, 'idempotency_key_reused');
    await assertProblem(await shop.cancelOrder({}), 422, 'idempotency_key_reused');
    await assertProblem(await shop.cancelOrder({}, 'key-2'), 400, 'invalid_request');
    await assertProblem(await shop.cancelOrder(order, ''), 400, 'invalid_request');
    const bad = await shop.cancelOrder({ ...order, accountNumber: '1' }, 'key-2');
    await assertProblem(bad, 422, 'account_number_invalid');
    assert.deepEqual(
      shop.fixture.rows('select idempotency_key as key, state from withdrawal').map((row) => ({ ...row })),
      [{ key: 'order:key-1', state: 'requested' }],
    );
  });

  it('can be called off where withdrawals are switched off, if anything was begun', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = away;
    await shop.ask();
    await shop.fixture.open({ withdrawals: undefined });
    assert.equal((await shop.cancelOrder()).status, 200);
    await assertProblem(await shop.cancelOrder(order, 'key-2'), 422, 'withdrawals_not_configured');
    await shop.fixture.open({ withdrawals: limits });
    await assertNeverSent(shop, 1);
  });
});
