import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { assertProblem } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { limits, order, startOrdered, startWithdrawal, startWithdrawals } from './withdrawal-fixture.ts';
import type { Withdrawals } from './withdrawal-fixture.ts';

const hour = 3_600_000;

/** What is told about money, and that nothing was sent. */
async function assertGivenBackOnce(shop: Withdrawals, sent = 0): Promise<void> {
  shop.fixture.clock.advance(8 * 24 * hour);
  await shop.fixture.proxy.runDue();
  assert.deepEqual(await shop.events(), ['withdrawal.refused']);
  assert.equal(shop.sent.length, sent);
}

describe('a withdrawal that the merchant calls off before it was sent', () => {
  it('is refused at once, its money given back, and takes no account any more', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal({ expiresInSeconds: 7 * 86_400 });
    const atMs = shop.fixture.clock.now();
    const record = await shop.cancelled(withdrawalId);
    assert.deepEqual(
      [record.state, record.refusal, record.reason, Date.parse(record.expiresAt)],
      ['refused', 'expired', 'Called off.', atMs],
    );
    const [event] = await shop.fixture.withdrawalEvents();
    assert(event?.type === 'withdrawal.refused');
    const { refusal, message, reference } = event.data;
    assert.deepEqual([refusal, message, reference], ['expired', '', 'payout-1']);
    await assertProblem(await shop.give(token), 409, 'withdrawal_closed');
    const view = await shop.view(token);
    assert.deepEqual(view.state === 'refused' && [view.refusal, view.recipient], ['expired', null]);
    await assertGivenBackOnce(shop);
  });

  it('is told at once to the page that waits for news', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    const waiting = shop.view(token, '?after=1');
    await shop.cancelled(withdrawalId);
    assert.equal((await waiting).state, 'refused');
  });

  it('stays so, however often it is called off, looked at or asked for again', async () => {
    const { shop, withdrawalId } = await startWithdrawal();
    const first = await shop.cancelled(withdrawalId);
    shop.fixture.clock.advance(60_000);
    assert.deepEqual(await shop.cancelled(withdrawalId), first);
    assert.deepEqual(await shop.fixture.proxy.cancelWithdrawal(withdrawalId), first);
    const again = await shop.session();
    assert.equal(again.withdrawalId, withdrawalId);
    await assertProblem(await shop.give(again.token), 409, 'withdrawal_closed');
    assert.deepEqual(await shop.record(withdrawalId), first);
    await assertGivenBackOnce(shop);
  });

  it('may be an order that did not reach the gateway: its key never sends it again', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = connectionFailure('ECONNREFUSED', 'https://api');
    await assertProblem(await shop.ask(), 503, 'gateway_unavailable');
    shop.fixture.gateway.withdraw = answer({ status: 'ok' });
    const id = String(shop.sent[0]?.['withdrawal_id']);
    await shop.cancelled(id);
    assert.equal((await shop.asked()).state, 'refused');
    await assertGivenBackOnce(shop, 1);
  });

  it('may be called off also where its sessions were ended, and withdrawals were switched off', async () => {
    const { shop, withdrawalId } = await startWithdrawal();
    await shop.fixture.proxy.revokeSessions(withdrawalId);
    await shop.fixture.open({ withdrawals: undefined });
    assert.equal((await shop.cancelled(withdrawalId)).state, 'refused');
    await assertGivenBackOnce(shop);
  });

  it('gives its money back once, also when its time is over at the same moment', async () => {
    const { shop, withdrawalId } = await startWithdrawal();
    const first = shop.fixture.proxy;
    const other = await shop.fixture.open({ withdrawals: limits });
    shop.fixture.clock.advance(hour);
    const [response] = await Promise.all([shop.cancel(withdrawalId), first.runDue(), other.runDue()]);
    assert.equal(response.status, 200);
    await assertGivenBackOnce(shop);
  });

  it('is called off or sent, and never both, when its account comes at the same moment', async () => {
    const shop = await startWithdrawals();
    const endings = new Set<string>();
    for (let round = 0; round < 16; round++) {
      const { token, withdrawalId } = await shop.session({ reference: `payout-${round}` });
      const isSent = () => shop.sent.some((body) => body['withdrawal_id'] === withdrawalId);
      const giving = shop.give(token);
      // So many turns late, so that each moment of the other one has its turn.
      for (let turn = 0; turn < round; turn++) await setImmediate();
      const [cancelled, given] = [await shop.cancel(withdrawalId), await giving];
      const told = (await shop.fixture.withdrawalEvents()).filter(
        ({ data }) => data.withdrawalId === withdrawalId,
      );
      if (cancelled.status === 200) {
        await assertProblem(given, 409, 'withdrawal_closed');
        assert.deepEqual([isSent(), told.map(({ type }) => type)], [false, ['withdrawal.refused']]);
      } else {
        await assertProblem(cancelled, 409, 'withdrawal_sent');
        assert.equal(given.status, 200);
        assert.deepEqual([isSent(), told], [true, []]);
      }
      endings.add(String(cancelled.status));
    }
    assert.deepEqual([...endings].sort(), ['200', '409']);
  });
});

describe('a withdrawal that cannot be called off', () => {
  const lost = connectionFailure('ECONNRESET', 'https://api');
  for (const [state, withdraw, results] of [
    ['accepted', answer({ status: 'ok' }), []],
    ['unknown', lost, []],
    ['succeeded', answer({ status: 'ok' }), [1]],
    ['failed', answer({ status: 'ok' }), [5]],
    ['conflict', lost, [5, 1]],
  ] as const) {
    it(`is ${state}: told so, and nothing changes`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = withdraw;
      const { id } = await shop.asked();
      for (const result of results) await shop.result(id, result);
      const [record, events] = [await shop.record(id), await shop.events()];
      assert.equal(record.state, state);
      const said = await assertProblem(await shop.cancel(id), 409, 'withdrawal_sent');
      assert.match(said, new RegExp(`It is ${state}. Give nothing back`));
      assert.deepEqual([await shop.record(id), await shop.events()], [record, events]);
    });
  }

  it('is on its way: but when nothing arrived after all, it can be', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    const giving = shop.give(token);
    await held.asked;
    await assertProblem(await shop.cancel(withdrawalId), 409, 'withdrawal_sent');
    held.give(connectionFailure('ECONNREFUSED', 'https://api'));
    await assertProblem(await giving, 503, 'gateway_unavailable');
    assert.equal((await shop.cancelled(withdrawalId)).state, 'refused');
    await assertGivenBackOnce(shop, 1);
  });

  it('was refused by the gateway: it is told as that, and once', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = answer({ status: 'fail', message: 'no' });
    const record = await shop.asked();
    assert.deepEqual(await shop.cancelled(record.id), record);
    await assertGivenBackOnce(shop, 1);
  });

  it('has been signed for, though nothing was sent from here: it is left to a person', async () => {
    const { shop, withdrawalId } = await startWithdrawal();
    await shop.result(withdrawalId, 1);
    for (let copy = 0; copy < 2; copy++) {
      const said = await assertProblem(await shop.cancel(withdrawalId), 409, 'withdrawal_sent');
      assert.match(said, /It is unknown/);
    }
    assert.deepEqual(await shop.events(), ['transaction.suspended']);
  });

  it('is nobody’s, or asked by somebody who may not', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    await assertProblem(await shop.cancel('nobody'), 404, 'not_found');
    const path = `/withdrawals/${withdrawalId}/cancel`;
    for (const [init, status, code] of [
      [{ method: 'POST' }, 401, 'unauthorized'],
      [{ method: 'POST', token }, 401, 'unauthorized'],
    ] as const) {
      await assertProblem(await shop.fixture.call(path, init), status, code);
    }
    assert.equal((await shop.view(token)).state, 'requested');
  });

  it('is paid to an order’s account by the order’s own key alone', async () => {
    const { shop, id } = await startOrdered();
    const { withdrawalId } = await shop.session();
    await shop.cancelled(withdrawalId);
    assert.equal((await shop.asked(order)).id, id);
    assert.equal((await shop.record(id)).state, 'accepted');
  });
});
