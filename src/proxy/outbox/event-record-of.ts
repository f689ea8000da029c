import type { EventRecord } from '../../contract/event-record.ts';
import type { StoredEvent } from '../../store/records.ts';
import { isoTime } from '../iso-time.ts';

/** What the merchant's server may know of an event. */
export const eventRecordOf = (stored: StoredEvent): EventRecord => ({
  sequence: stored.sequence,
  event: stored.event,
  state: stored.state,
  deliveries: stored.deliveries,
  nextDeliveryAt: stored.state === 'pending' ? isoTime(stored.nextDeliveryAtMs) : null,
  lastError: stored.lastError,
});
