import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EventPage } from '../../src/contract/event-record.ts';
import { apiKey, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';

async function credit(fixture: ProxyFixture): Promise<void> {
  const { token, depositId } = await fixture.session();
  await fixture.pay(await fixture.submittedOrder(token), { transaction_id: depositId });
}

async function eventPage(fixture: ProxyFixture, query = ''): Promise<EventPage> {
  const response = await fixture.call(`/events${query}`, { token: apiKey });
  return (await response.json()) as EventPage;
}

describe('GET /events', () => {
  it('gives events after a sequence, and where to go on', async () => {
    const fixture = await startProxy();
    for (let index = 0; index < 3; index++) await credit(fixture);
    const first = await eventPage(fixture, '?limit=2');
    assert.equal(first.events.length, 2);
    const second = await eventPage(fixture, `?after=${first.next}`);
    assert.equal(second.events.length, 1);
    assert.deepEqual(await eventPage(fixture, `?after=${second.next}`), { events: [], next: second.next });
  });

  it('tells of each how far its delivery has come, in the words of the documentation', async () => {
    let isTaken = true;
    const fixture = await startProxy({
      onEvent() {
        if (!isTaken) throw new Error('not now');
      },
    });
    await credit(fixture);
    await fixture.proxy.runDue();
    isTaken = false;
    await credit(fixture);
    await fixture.proxy.runDue();
    const { events } = await eventPage(fixture);
    assert.deepEqual(
      events.map(({ sequence, event, nextDeliveryAt, ...rest }, index) => ({
        ...rest,
        isAfterThose: events.slice(0, index).every((earlier) => earlier.sequence < sequence),
        type: event.type,
        isTriedAgain: nextDeliveryAt !== null && Date.parse(nextDeliveryAt) > fixture.clock.now(),
      })),
      [
        {
          isAfterThose: true,
          type: 'deposit.credited',
          state: 'delivered',
          deliveries: 1,
          lastError: null,
          isTriedAgain: false,
        },
        {
          isAfterThose: true,
          type: 'deposit.credited',
          state: 'pending',
          deliveries: 1,
          lastError: 'not now',
          isTriedAgain: true,
        },
      ],
    );
  });
});
