import type { EventDelivery } from '../../store/deposit-store.ts';
import type { StoredEvent } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import type { Deliver } from './deliver-by-webhook.ts';
import { waitAfterDelivery } from './delivery-schedule.ts';

const batch = 20;

/** An instance that dies with events in its hands loses them to the others after this time. */
const leaseMs = 60_000;
const maxErrorLength = 200;

/** Shorter than the lease: whoever hangs must not stop the deliveries to come, nor be overtaken by another instance. */
const deliveryTimeoutMs = 30_000;

async function withinTime(delivery: Promise<void>, { clock }: ProxyContext): Promise<void> {
  const settled = new AbortController();
  const timeUp = clock.sleep(deliveryTimeoutMs, settled.signal).then(() => {
    // Also reached when the delivery settled first; then nobody listens any more.
    throw new Error(`The event was not taken within ${deliveryTimeoutMs / 1000} s.`);
  });
  try {
    await Promise.race([delivery, timeUp]);
  } finally {
    settled.abort();
  }
}

/** Whatever the merchant's function throws: what cannot be told must not keep the event from its next delivery. */
function errorText(cause: unknown): string {
  try {
    return String(cause instanceof Error ? cause.message : cause).slice(0, maxErrorLength);
  } catch {
    return 'It was refused without a word.';
  }
}

async function deliverOne(
  context: ProxyContext,
  deliver: Deliver,
  { event, deliveries }: StoredEvent,
): Promise<EventDelivery> {
  const { clock, log, meter } = context;
  try {
    await withinTime(deliver(event), context);
    meter.eventDelivery('delivered');
    return { state: 'delivered' };
  } catch (cause) {
    const error = errorText(cause);
    const waitMs = waitAfterDelivery(deliveries);
    meter.eventDelivery(waitMs === undefined ? 'dead' : 'postponed');
    log.error({ eventId: event.id, type: event.type, deliveries, dead: waitMs === undefined }, error);
    return waitMs === undefined
      ? { state: 'dead', error }
      : { state: 'pending', nextDeliveryAtMs: clock.now() + waitMs, error };
  }
}

/**
 * Delivers every event that is due, at least once and in order per deposit and withdrawal.
 *
 * @returns how many were tried; more may be due while it is not 0
 */
export async function deliverDueEvents(context: ProxyContext, deliver: Deliver): Promise<number> {
  const nowMs = context.clock.now();
  const leasedUntilMs = nowMs + leaseMs;
  const events = await context.store.transact((tx) => tx.leaseDueEvents(nowMs, leasedUntilMs, batch));
  // All of different deposits and withdrawals, so their order does not matter, and one slow answer holds up no other.
  await Promise.all(
    events.map(async (stored) => {
      const delivery = await deliverOne(context, deliver, stored);
      const lease = { sequence: stored.sequence, leasedUntilMs };
      await context.store.transact((tx) => tx.settleEvent(lease, delivery));
    }),
  );
  return events.length;
}
