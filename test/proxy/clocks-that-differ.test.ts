import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProxy, createReview } from '../../src/proxy/index.ts';
import type { DepositStore, Proxy, ProxyOptions } from '../../src/proxy/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { assertProblem, goodOptions, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer, heldAnswer } from './scripted-gateway.ts';
import { TestClock } from './test-clock.ts';
import { Withdrawals, limits } from './withdrawal-fixture.ts';

/** Another instance over the same file, whose clock goes so far ahead of the fixture's. */
async function startAhead(
  fixture: ProxyFixture,
  aheadMs: number,
  options: Partial<ProxyOptions> = {},
): Promise<{ readonly proxy: Proxy; readonly store: DepositStore }> {
  const store = await openSqliteStore({ file: fixture.file });
  const clock = new TestClock(fixture.clock.now() + aheadMs);
  const proxy = createProxy({ ...goodOptions, fetch: fixture.gateway.fetch, ...options, store, clock });
  return { proxy, store };
}

describe('two instances whose clocks differ', () => {
  it('do not give an event up for dead that one of them delivered', async () => {
    let refuse = (): void => undefined;
    const fixture = await startProxy({
      // The last delivery of the day is refused, late.
      onEvent: () => new Promise<void>((_, reject) => (refuse = () => reject(new Error('closed')))),
    });
    const { token } = await fixture.session();
    await fixture.pay(await fixture.submittedOrder(token));
    const state = async () => (await fixture.store.read.listEvents(0, 1))[0];
    for (let failed = 0; failed < 10; failed++) {
      const running = fixture.proxy.runDue();
      await fixture.clock.whenSleeping(1);
      refuse();
      await running;
      const waiting = await state();
      fixture.clock.advance((waiting?.nextDeliveryAtMs ?? 0) - fixture.clock.now());
    }
    let take = (): void => undefined;
    const other = await startAhead(fixture, 61_000, {
      onEvent: () => new Promise<void>((resolve) => (take = resolve)),
    });
    const running = fixture.proxy.runDue();
    await fixture.clock.whenSleeping(1);
    const beside = other.proxy.runDue();
    while (((await state())?.deliveries ?? 0) < 12) await new Promise(setImmediate);
    await new Promise(setImmediate);
    refuse();
    await running;
    take();
    await beside;
    await other.store.close();
    assert.equal((await state())?.state, 'delivered');
  });

  for (const way of ['an order', 'a payer’s account'] as const) {
    it(`do not pay ${way} that the other gave up, and a person settled, while it was being signed`, async () => {
      let onSign = (): Promise<void> => Promise.resolve();
      const withdrawals = { ...limits, sign: () => onSign().then(() => 'Signed+By/An-HSM==') };
      const shop = new Withdrawals(await startProxy({ withdrawals }));
      const other = await startAhead(shop.fixture, 60_000, { withdrawals });
      const { token, withdrawalId } = await shop.session();
      onSign = async () => {
        await other.proxy.runDue();
        const [withdrawal] = (await createReview(other.store).list()).withdrawals;
        const decision = { by: 'nimal', note: 'support found nothing, ticket 9' };
        await createReview(other.store).settleWithdrawal(withdrawal?.id ?? '', 'failed', decision);
      };
      await assertProblem(
        await (way === 'an order' ? shop.ask() : shop.give(token)),
        503,
        'gateway_unavailable',
      );
      assert.deepEqual(shop.sent, []);
      // Nor when it is asked for again: the merchant has given the money back.
      onSign = () => Promise.resolve();
      if (way === 'an order') assert.equal((await shop.asked()).state, 'failed');
      else assert.equal((await shop.record(withdrawalId)).state, 'failed');
      assert.deepEqual(shop.sent, []);
      await other.store.close();
    });
  }

  it('do not take each other’s calls for lost at once when one is minutes ahead', async () => {
    const shop = new Withdrawals(await startProxy({ withdrawals: limits }));
    const { fixture } = shop;
    const behind = await startAhead(fixture, -5 * 60_000, { withdrawals: limits });
    const { token } = await fixture.session();
    const [number, payout] = [heldAnswer(), heldAnswer()];
    fixture.gateway.activate = number.answer;
    fixture.gateway.withdraw = payout.answer;
    const asked = [fixture.submit(token, '23936785'), shop.ask()];
    await Promise.all([number.asked, payout.asked]);
    await behind.proxy.runDue();
    number.give(answer({ status: 'fail', message: 'no' }));
    payout.give(answer({ status: 'fail', message: 'no' }));
    await Promise.all(asked);
    assert.equal((await fixture.view(token)).state, 'rejected');
    assert.deepEqual(await shop.events(), ['withdrawal.refused']);
    await behind.store.close();
  });
});

for (const hours of [5.5, 7 * 24]) {
  it(`an answer is lost when who waited for it died while its clock was ${hours} h ahead`, async () => {
    const shop = new Withdrawals(await startProxy({ withdrawals: limits }));
    const { fixture } = shop;
    const { token } = await fixture.session({ expiresInSeconds: 604_800 });
    const [number, payout] = [heldAnswer(), heldAnswer()];
    fixture.gateway.activate = number.answer;
    fixture.gateway.withdraw = payout.answer;
    fixture.clock.advance(hours * 3_600_000);
    const asked = [fixture.submit(token, '23936785'), shop.ask()];
    await Promise.all([number.asked, payout.asked]);
    fixture.clock.advance(-hours * 3_600_000);
    const next = await fixture.open({ withdrawals: limits });
    fixture.clock.advance(31_000);
    await next.runDue();
    assert.equal((await fixture.view(token)).state, 'unknown');
    const { withdrawals } = await createReview(fixture.store, fixture.clock).list();
    assert.deepEqual(
      withdrawals.map(({ state }) => state),
      ['unknown'],
    );
    number.give(answer({ status: 'ok' }));
    payout.give(answer({ status: 'ok' }));
    await Promise.all(asked);
  });
}
