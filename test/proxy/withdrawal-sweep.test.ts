import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { MerchantEvent } from '../../src/proxy/index.ts';
import { assertProblem, startProxy } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { Withdrawals, limits, order, startWithdrawals, startWithdrawal } from './withdrawal-fixture.ts';

const hour = 3_600_000;
const lost = connectionFailure('ECONNRESET', 'https://api');

describe('what time does to withdrawals', () => {
  it('an answer that never comes is unknown; a late ok still counts, a late refusal does not', async () => {
    for (const [late, state] of [
      [answer({ status: 'ok' }), 'accepted'],
      [answer({ status: 'fail', message: 'no' }), 'unknown'],
      [connectionFailure('ECONNREFUSED', 'https://api'), 'unknown'],
    ] as const) {
      const shop = await startWithdrawals();
      const held = heldAnswer();
      shop.fixture.gateway.withdraw = held.answer;
      const asking = shop.ask();
      await held.asked;
      const id = String(shop.sent[0]?.['withdrawal_id']);
      shop.fixture.clock.advance(29_000);
      await shop.fixture.proxy.runDue();
      assert.equal((await shop.record(id)).state, 'sending');
      shop.fixture.clock.advance(6_000);
      await shop.fixture.proxy.runDue();
      assert.equal((await shop.record(id)).state, 'unknown');
      held.give(late);
      await asking;
      assert.equal((await shop.record(id)).state, state);
      assert.deepEqual(await shop.events(), []);
      await shop.ask();
      assert.equal(shop.sent.length, 1);
    }
  });

  it('a process that dies while it sends leaves it unknown to the next one, which does not send it', async () => {
    const shop = await startWithdrawals();
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    void shop.ask();
    await held.asked;
    await shop.fixture.open({ withdrawals: limits });
    shop.fixture.clock.advance(hour);
    await shop.fixture.proxy.runDue();
    assert.equal((await shop.asked()).state, 'unknown');
    assert.equal(shop.sent.length, 1);
    held.give(answer({ status: 'ok' }));
  });

  it('an answer that never comes is told as lost once, by whoever gave it up', async () => {
    const shop = await startWithdrawals();
    const { fixture } = shop;
    const held = heldAnswer();
    fixture.gateway.withdraw = held.answer;
    const asking = shop.ask();
    await held.asked;
    const first = fixture.proxy;
    const other = await fixture.open({ withdrawals: limits });
    fixture.clock.advance(31_000);
    await Promise.all([first.runDue(), other.runDue()]);
    assert.equal(fixture.logged.filter((line) => line.includes('"reason":"interrupted"')).length, 1);
    held.give(answer({ status: 'ok' }));
    await asking;
  });

  for (const way of ['an order', 'a payer’s account'] as const) {
    it(`counts the time of ${way} from when it was sent, not from when the database let it wait`, async () => {
      const shop = await startWithdrawals();
      const { clock, gateway, file } = shop.fixture;
      const { token } = await shop.session();
      const held = heldAnswer();
      gateway.withdraw = held.answer;
      const beside = new DatabaseSync(file);
      beside.exec('begin immediate');
      const asking = way === 'an order' ? shop.ask(order, 'key-1') : shop.give(token);
      // So many turns that it stands in line by then.
      for (let turn = 0; turn < 100; turn++) await setImmediate();
      clock.advance(15_000);
      beside.exec('rollback');
      beside.close();
      await held.asked;
      clock.advance(20_000);
      await shop.fixture.proxy.runDue();
      // A refusal that comes in time is one: the merchant gives the money back.
      held.give(answer({ status: 'fail', message: 'no' }));
      await asking;
      assert.deepEqual(await shop.events(), ['withdrawal.refused']);
    });
  }

  for (const way of ['an order', 'a payer’s account'] as const) {
    it(`a process that stood still before it sent does not send ${way}, which others may have given up`, async () => {
      const shop = await startWithdrawals();
      const { fixture } = shop;
      const { token, withdrawalId } = await shop.session();
      const ask = () => (way === 'an order' ? shop.ask() : shop.give(token));
      let id = withdrawalId;
      if (way === 'an order') {
        fixture.gateway.withdraw = connectionFailure('ECONNREFUSED', 'https://api');
        await assertProblem(await ask(), 503, 'gateway_unavailable');
        id = String(shop.sent[0]?.['withdrawal_id']);
        fixture.gateway.withdraw = answer({ status: 'ok' });
      }
      const before = shop.sent.length;
      // It is on disk as begun, and then the machine sleeps.
      const unwatch = fixture.store.watch(id, () => fixture.clock.advance(31_000));
      await assertProblem(await ask(), 503, 'gateway_unavailable');
      unwatch();
      assert.equal(shop.sent.length, before);
      // Nothing was sent, so it may be sent now.
      assert.equal((await shop.record(id)).state, 'requested');
      await ask();
      assert.equal((await shop.record(id)).state, 'accepted');
      assert.equal(shop.sent.length, before + 1);
    });
  }

  it('a process that stood still while it waited for the signature sends nothing behind a person’s back', async () => {
    let onSign = (): void => undefined;
    const shop = await startWithdrawals({
      sign: async () => {
        await setImmediate();
        onSign();
        return 'Signed+By/An-HSM==';
      },
    });
    const { fixture } = shop;
    for (const passedMs of [31_000, -60_000]) {
      onSign = () => fixture.clock.advance(passedMs);
      await assertProblem(await shop.ask(), 503, 'gateway_unavailable');
      assert.deepEqual(shop.sent, []);
    }
    // Nothing was sent, so it may be sent now.
    onSign = () => fixture.clock.advance(4_000);
    assert.equal((await shop.asked()).state, 'accepted');
    assert.equal(shop.sent.length, 1);
  });

  it('one of which the gateway signs anything while it waits for its signature is not sent: the gateway has it', async () => {
    const signing: { during: () => Promise<void> } = { during: () => Promise.resolve() };
    const shop = await startWithdrawals({
      sign: async () => {
        await signing.during();
        return 'own';
      },
    });
    signing.during = async () => {
      const [row] = shop.fixture.rows('select id from withdrawal');
      await shop.result(String(row?.['id']), 2);
    };
    await assertProblem(await shop.ask(), 503, 'gateway_unavailable');
    assert.equal((await shop.asked()).state, 'unknown');
    assert.deepEqual(shop.sent, []);
  });

  for (const [state, withdraw] of [
    ['accepted', answer({ status: 'ok' })],
    ['unknown', lost],
  ] as const) {
    it(`${state} for a day: a person is asked once, and the postback still settles it`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = withdraw;
      const { id } = await shop.asked();
      shop.fixture.clock.advance(24 * hour - 1000);
      await shop.fixture.proxy.runDue();
      assert.deepEqual(await shop.events(), []);
      for (let day = 0; day < 3; day++) {
        shop.fixture.clock.advance(24 * hour);
        await shop.fixture.proxy.runDue();
      }
      const [event, ...more] = await shop.fixture.withdrawalEvents();
      assert(event?.type === 'withdrawal.needs_review' && more.length === 0);
      assert.deepEqual([event.data.withdrawalId, event.data.state], [id, state]);
      assert.equal((await shop.record(id)).state, state);
      await shop.result(id, 5);
      assert.deepEqual(await shop.events(), ['withdrawal.needs_review', 'withdrawal.failed']);
    });
  }

  it('one that could not be sent for a day never is: refused as expired', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = connectionFailure('ECONNREFUSED', 'https://api');
    await shop.ask();
    shop.fixture.gateway.withdraw = answer({ status: 'ok' });
    shop.fixture.clock.advance(24 * hour);
    const record = await shop.asked();
    assert.deepEqual([record.state, record.refusal], ['refused', 'expired']);
    await shop.fixture.proxy.runDue();
    assert.deepEqual(await shop.events(), ['withdrawal.refused']);
    assert.equal(shop.sent.length, 1);
  });

  it('a session that nobody used is refused by the sweeper, once by however many', async () => {
    const { shop, withdrawalId } = await startWithdrawal();
    const first = shop.fixture.proxy;
    const other = await shop.fixture.open({ withdrawals: limits });
    shop.fixture.clock.advance(hour);
    await Promise.all([first.runDue(), other.runDue(), shop.record(withdrawalId)]);
    assert.deepEqual(await shop.events(), ['withdrawal.refused']);
  });
});

describe('events of withdrawals', () => {
  it('reach the merchant in order, each waiting for the one before', async () => {
    const tried: MerchantEvent[] = [];
    let refuse = true;
    const shop = new Withdrawals(
      await startProxy({
        withdrawals: limits,
        onEvent(event) {
          tried.push(event);
          if (refuse) throw new Error('the shop is closed');
        },
      }),
    );
    const { id } = await shop.asked();
    const other = await shop.asked(order, 'other');
    await shop.result(id, 1);
    await shop.result(id, 5);
    await shop.result(other.id, 1);
    await shop.fixture.proxy.runDue();
    assert.deepEqual(
      tried.map(({ type }) => type),
      ['withdrawal.succeeded', 'withdrawal.succeeded'],
    );
    refuse = false;
    tried.length = 0;
    shop.fixture.clock.advance(60_000);
    await shop.fixture.proxy.runDue();
    assert.deepEqual(
      tried
        .filter((event) => 'withdrawalId' in event.data && event.data.withdrawalId === id)
        .map(({ type }) => type),
      ['withdrawal.succeeded', 'withdrawal.conflict'],
    );
  });
});
