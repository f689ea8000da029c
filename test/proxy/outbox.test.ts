import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MerchantEvent } from '../../src/proxy/index.ts';
import { apiKey, assertProblem, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';

const depositOf = ({ data }: MerchantEvent) => ('depositId' in data ? data.depositId : null);

/** One credit, and then as many more events of the same deposit. */
async function pay(fixture: ProxyFixture, more = 0): Promise<string> {
  const { token, depositId } = await fixture.session();
  const order = await fixture.submittedOrder(token);
  for (let index = 0; index <= more; index++) {
    await fixture.pay(order, { transaction_id: `${depositId}-${index}` });
  }
  return depositId;
}

/** A process that hands an event over and ends before it has noted that; after it, another one that is whole. */
async function diesAfterDelivery(clockAheadMs = 0): Promise<{ fixture: ProxyFixture; taken: string[] }> {
  const taken: string[] = [];
  const fixture = await startProxy({
    onEvent: async ({ id }) => {
      taken.push(id);
      await fixture.store.close();
    },
  });
  await pay(fixture);
  fixture.clock.advance(clockAheadMs);
  await assert.rejects(fixture.proxy.runDue());
  await fixture.open({ onEvent: ({ id }) => void taken.push(id) });
  return { fixture, taken };
}

describe('delivery of events', () => {
  it('is in order per deposit, each once when taken', async () => {
    const taken: MerchantEvent[] = [];
    const fixture = await startProxy({ onEvent: (event) => void taken.push(event) });
    const one = await pay(fixture, 3);
    const two = await pay(fixture, 3);
    await fixture.proxy.runDue();
    await fixture.proxy.runDue();
    const all = await fixture.events();
    for (const depositId of [one, two]) {
      const of = (events: MerchantEvent[]) =>
        events.filter((event) => depositOf(event) === depositId).map(({ id }) => id);
      assert.deepEqual(of(taken), of(all));
    }
    assert.equal(taken.length, 8);
  });

  it('comes again later when it is refused, later events of the deposit waiting, others not', async () => {
    const tried: MerchantEvent[] = [];
    let refuse = '';
    const fixture = await startProxy({
      onEvent: (event) => {
        tried.push(event);
        if (depositOf(event) === refuse) throw new Error('the shop is closed');
      },
    });
    refuse = await pay(fixture, 1);
    await pay(fixture);
    await fixture.proxy.runDue();
    assert.deepEqual(
      tried.map((event) => depositOf(event) === refuse),
      [true, false],
    );
    fixture.clock.advance(3_999);
    await fixture.proxy.runDue();
    assert.equal(tried.length, 2);
    refuse = '';
    fixture.clock.advance(2_001);
    await fixture.proxy.runDue();
    assert.deepEqual(
      tried.slice(2).map(({ id, type }) => [id === tried[0]?.id, type]),
      [
        [true, 'deposit.credited'],
        [false, 'transaction.suspended'],
      ],
    );
  });

  for (const [what, thrown] of [
    ['an error whose message is no text', Object.assign(new Error(), { message: { code: 'closed' } })],
    ['something that has no text', Object.create(null)],
  ] as const) {
    it(`waits as after any refusal when ${what} is thrown, and holds up no other`, async () => {
      let refuse = '';
      const fixture = await startProxy({
        onEvent: (event) => {
          if (depositOf(event) === refuse) throw thrown;
        },
      });
      refuse = await pay(fixture);
      await pay(fixture);
      await fixture.proxy.runDue();
      assert.deepEqual(
        (await fixture.store.read.listEvents(0, 2)).map(({ state, nextDeliveryAtMs }) => [
          state,
          nextDeliveryAtMs > fixture.clock.now(),
        ]),
        [
          ['pending', true],
          ['delivered', false],
        ],
      );
    });
  }

  it('ends after a bit over a day, stays visible, and starts again on request', async () => {
    let isOpen = false;
    let deliveries = 0;
    const fixture = await startProxy({
      onEvent: () => {
        deliveries++;
        if (!isOpen) throw new Error('closed');
      },
    });
    await pay(fixture);
    const startedAt = fixture.clock.now();
    for (;;) {
      await fixture.proxy.runDue();
      const [stored] = await fixture.store.read.listEvents(0, 1);
      if (stored?.state !== 'pending') break;
      fixture.clock.advance(stored.nextDeliveryAtMs - fixture.clock.now());
    }
    const hours = (fixture.clock.now() - startedAt) / 3_600_000;
    assert(hours > 19 && hours < 32, `ended after ${hours} h`);
    assert.equal(deliveries, 11);
    const [dead] = await fixture.store.read.listEvents(0, 10);
    assert(dead);
    assert.equal(dead.state, 'dead');
    assert.equal(dead.lastError, 'closed');
    isOpen = true;
    const path = `/events/${dead.event.id}/redeliver`;
    assert.equal((await fixture.call(path, { method: 'POST', token: apiKey })).status, 204);
    await fixture.proxy.runDue();
    assert.equal((await fixture.store.read.listEvents(0, 10))[0]?.state, 'delivered');
    const unknown = await fixture.call('/events/evt_x/redeliver', { method: 'POST', token: apiKey });
    await assertProblem(unknown, 404, 'not_found');
  });

  it('asked for again while it is under way is one delivery, and counts as it began', async () => {
    const taken: string[] = [];
    let take = (): void => undefined;
    const fixture = await startProxy({
      onEvent: ({ id }) => {
        taken.push(id);
        return new Promise<void>((resolve) => (take = resolve));
      },
    });
    await pay(fixture);
    const delivering = fixture.proxy.runDue();
    await fixture.clock.whenSleeping(1);
    const path = `/events/${String(taken[0])}/redeliver`;
    const ask = () => fixture.call(path, { method: 'POST', token: apiKey });
    assert.equal((await ask()).status, 204);
    await fixture.proxy.runDue();
    take();
    await delivering;
    const [stored] = await fixture.store.read.listEvents(0, 10);
    assert.deepEqual([stored?.state, stored?.deliveries, taken.length], ['delivered', 1, 1]);

    // Delivered, it goes out once more: that is what was asked for.
    assert.equal((await ask()).status, 204);
    const again = fixture.proxy.runDue();
    await fixture.clock.whenSleeping(1);
    take();
    await again;
    assert.deepEqual(taken, [taken[0], taken[0]]);
  });

  it('does not wait for the time of a clock that went wrong and was put right', async () => {
    const taken: string[] = [];
    let isOpen = true;
    const fixture = await startProxy({
      onEvent: ({ id }) => {
        taken.push(id);
        if (!isOpen) throw new Error('closed');
      },
    });
    const week = 7 * 24 * 3_600_000;
    // Hours ahead when it was paid, as where a machine takes local time for UTC: told of as soon as ever.
    fixture.clock.advance(5.5 * 3_600_000);
    await pay(fixture);
    fixture.clock.advance(-5.5 * 3_600_000);
    await fixture.proxy.runDue();
    assert.equal(taken.length, 1);
    // And days ahead when a delivery was put off.
    await pay(fixture);
    isOpen = false;
    fixture.clock.advance(week);
    await fixture.proxy.runDue();
    isOpen = true;
    fixture.clock.advance(-week);
    await fixture.proxy.runDue();
    assert.deepEqual(taken.slice(1), [taken[1], taken[1]]);
  });

  for (const hours of [5.5, 7 * 24]) {
    it(`does not wait for one that died with the event in its hands while its clock was ${hours} h ahead`, async () => {
      const { fixture, taken } = await diesAfterDelivery(hours * 3_600_000);
      fixture.clock.advance(-hours * 3_600_000);
      await fixture.proxy.runDue();
      assert.equal(taken.length, 2);
    });
  }

  it('is done by one of two proxies over one file', async () => {
    const taken: string[] = [];
    const onEvent = ({ id }: MerchantEvent) => void taken.push(id);
    const fixture = await startProxy({ onEvent });
    const first = fixture.proxy;
    const second = await fixture.open({ onEvent });
    for (let index = 0; index < 10; index++) await pay(fixture);
    await Promise.all([first.runDue(), second.runDue(), first.runDue(), second.runDue()]);
    assert.equal(taken.length, 10);
    assert.equal(new Set(taken).size, 10);
  });

  it('comes again under the same id when the process died between delivery and the note of it', async () => {
    const { fixture, taken } = await diesAfterDelivery();
    await fixture.proxy.runDue();
    assert.equal(taken.length, 1);
    fixture.clock.advance(60_000);
    await fixture.proxy.runDue();
    assert.equal(taken.length, 2);
    assert.equal(taken[0], taken[1]);
  });

  it('is not held up for ever by a handler that never ends', async () => {
    const taken: string[] = [];
    const fixture = await startProxy({
      onEvent: ({ id }) => (taken.push(id) === 1 ? new Promise<void>(() => undefined) : undefined),
    });
    await pay(fixture);
    const running = fixture.proxy.runDue();
    await fixture.clock.whenSleeping(1);
    fixture.clock.advance(30_000);
    await running;
    fixture.clock.advance(6_001);
    await fixture.proxy.runDue();
    assert.equal(taken.length, 2);
    assert.equal(fixture.clock.sleeping, 0);
  });

  it('goes on by itself once started, at once for a postback, and ends with stop', async () => {
    let heard: (event: MerchantEvent) => void = () => undefined;
    const fixture = await startProxy({ onEvent: (event) => heard(event) });
    fixture.proxy.start();
    await fixture.clock.whenSleeping(1);
    const event = new Promise<MerchantEvent>((resolve) => (heard = resolve));
    await pay(fixture);
    assert.equal((await event).type, 'deposit.credited');
    await fixture.proxy.stop();
    assert.equal(fixture.clock.sleeping, 0);
  });
});
