import { sql } from 'kysely';
import type { EventOrder } from '../sql/event-order.ts';

/** One transaction writes at a time: the next sequence is given out after the last one is committed. */
export const oneWriterAtATime: EventOrder = {
  async enter(transaction, nowMs) {
    // SQLite's own table of the highest sequence given out, which has no row before the first one.
    const { numAffectedRows } = await sql`
      update sqlite_sequence set seq = max(seq, ${nowMs}) where name = 'outbox'`.execute(transaction);
    if (numAffectedRows === 0n) {
      await sql`insert into sqlite_sequence (name, seq) values ('outbox', ${nowMs})`.execute(transaction);
    }
  },

  completeUpTo: () => Promise.resolve(Number.MAX_SAFE_INTEGER),
};
