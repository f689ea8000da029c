import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProxy } from '../../src/proxy/index.ts';
import type { Proxy, ProxyOptions } from '../../src/proxy/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { goodOptions, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { TestClock } from './test-clock.ts';

/** Another instance over the same file, whose clock goes so far ahead of the fixture's. */
async function startAhead(
  fixture: ProxyFixture,
  aheadMs: number,
  options: Partial<ProxyOptions> = {},
): Promise<Proxy & { readonly close: () => Promise<void> }> {
  const store = await openSqliteStore({ file: fixture.file });
  const clock = new TestClock(fixture.clock.now() + aheadMs);
  const proxy = createProxy({ ...goodOptions, fetch: fixture.gateway.fetch, ...options, store, clock });
  return { ...proxy, close: () => store.close() };
}

describe('two instances whose clocks differ', () => {
  it('do not give an event up for dead that one of them delivered', async () => {
    let answer = (): void => undefined;
    const fixture = await startProxy({
      // The last delivery of the day is refused, late.
      onEvent: () => new Promise<void>((_, reject) => (answer = () => reject(new Error('closed')))),
    });
    const { token } = await fixture.session();
    await fixture.pay(await fixture.submittedOrder(token));
    const state = async () => (await fixture.store.read.listEvents(0, 1))[0];
    for (let failed = 0; failed < 10; failed++) {
      const running = fixture.proxy.runDue();
      await fixture.clock.whenSleeping(1);
      answer();
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
    const beside = other.runDue();
    while (((await state())?.deliveries ?? 0) < 12) await new Promise(setImmediate);
    await new Promise(setImmediate);
    answer();
    await running;
    take();
    await beside;
    await other.close();
    assert.equal((await state())?.state, 'delivered');
  });
});
