import type { Kysely } from 'kysely';
import type { Database } from './tables.ts';

/**
 * Whoever reads events goes on after the highest sequence seen. So no event may become visible below one that
 * was visible before: it would never be read.
 */
export interface EventOrder {
  /**
   * Called in the transaction that is about to insert an event, before the event gets its sequence. From here on
   * sequences are at most a second below `nowMs`. So they are above all that were ever given out, also by a database
   * that went back to a backup and knows nothing of the latest: no database writes an event in each millisecond.
   */
  readonly enter: (transaction: Kysely<Database>, nowMs: number) => Promise<void>;
  /** The sequence up to which every event that will ever exist is visible to a query that starts now. */
  readonly completeUpTo: (db: Kysely<Database>) => Promise<number>;
}
