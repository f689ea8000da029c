import type { Kysely } from 'kysely';
import type { Database } from './tables.ts';

/**
 * Whoever reads events goes on after the highest sequence seen. So no event may become visible below one that
 * was visible before: it would never be read.
 */
export interface EventOrder {
  /** Called in the transaction that is about to insert an event, before the event gets its sequence. */
  readonly enter: (transaction: Kysely<Database>) => Promise<void>;
  /** The sequence up to which every event that will ever exist is visible to a query that starts now. */
  readonly completeUpTo: (db: Kysely<Database>) => Promise<number>;
}

/** Where one transaction writes at a time: the next sequence is given out after the last one is committed. */
export const oneWriterAtATime: EventOrder = {
  enter: () => Promise.resolve(),
  completeUpTo: () => Promise.resolve(Number.MAX_SAFE_INTEGER),
};
