import type { MerchantEvent } from './merchant-event.ts';

/** An event, and how far its delivery has come: one entry of `GET /events`. */
export interface EventRecord {
  /**
   * Its place in the order of all events: a number of up to 15 digits. A new event never gets a lower one than was
   * listed before, not even after a restored backup.
   */
  readonly sequence: number;
  /** As a webhook posts it. */
  readonly event: MerchantEvent;
  /**
   * `pending`: not taken yet, as every event where there is no webhook and no `onEvent`. `dead`: given up after a day
   * of trying.
   */
  readonly state: 'pending' | 'delivered' | 'dead';
  /** How often it was tried. */
  readonly deliveries: number;
  /** When it is tried next, at the earliest; `null` unless it is pending. ISO 8601, UTC. */
  readonly nextDeliveryAt: string | null;
  /** Why it was not taken the last time. */
  readonly lastError: string | null;
}

/** The answer of `GET /events?after=`. */
export interface EventPage {
  /** Up to 100 with a `sequence` above `after`, in order; `limit` asks for fewer. */
  readonly events: readonly EventRecord[];
  /** What to ask with next time, as `?after=`, also when there is no news. */
  readonly next: number;
}
