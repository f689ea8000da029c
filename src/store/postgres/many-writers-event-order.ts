import { sql } from 'kysely';
import type { EventOrder } from '../sql/event-order.ts';

/** The highest sequence given out so far. Unlike a row, a sequence shows what others have not committed yet. */
const lastSequence = sql<number>`(select case when is_called then last_value else 0 end from outbox_sequence_seq)`;

/**
 * Advisory locks of ours, told from other users of the database by the table's own number in the upper 15 bits;
 * the lower 48 hold a sequence.
 */
const lockBase = sql<number>`(('outbox'::regclass::oid::bigint % 32768) << 48)`;

/** Far more than others draw while one statement runs, so that none of theirs is given out again. */
const leastJump = 1000;

/**
 * Jumps to a time where the sequence is behind it. One transaction at a time, as a jump to an earlier time after one to
 * a later would give numbers out again. Going back to the savepoint gives up the lock, and not the jump: a sequence is
 * outside of transactions.
 */
const jumpTo = (nowMs: number) =>
  sql.raw(`
    savepoint event_order;
    select pg_advisory_xact_lock(('outbox'::regclass::oid::bigint % 2147483648)::int, 0);
    select setval('outbox_sequence_seq', ${nowMs}) from outbox_sequence_seq
    where last_value < ${nowMs - leastJump} and has_sequence_privilege('outbox_sequence_seq', 'update');
    rollback to savepoint event_order;
    release savepoint event_order`);

/**
 * PostgreSQL gives out sequences in one order and commits in another: a transaction may hold event 7 open while
 * event 8 is there for all to see. Making the writers wait for each other would cost one flush to disk after the
 * other, and dead-lock with their row locks. So each of them hangs out a sign instead, an advisory lock that
 * blocks nobody and vanishes with its transaction, saying "my events come after sequence n". A reader stops at
 * the lowest sign.
 *
 * Why none is missed: a reader notes the last sequence given out, then looks at the signs, then reads the rows,
 * in three statements. A writer whose sign it did not see either hung it out later, and then drew its sequence
 * later still, above the one noted; or had taken it down, and then its events were committed before.
 */
export const manyWritersAtATime: EventOrder = {
  async enter(transaction, nowMs) {
    const { rows } = await sql<{ last: number }>`
      select ${lastSequence} as last, pg_advisory_xact_lock_shared(${lockBase} + ${lastSequence})`.execute(
      transaction,
    );
    if ((rows[0]?.last ?? 0) < nowMs - leastJump) await jumpTo(nowMs).execute(transaction);
  },

  async completeUpTo(db) {
    const noted = await sql<{ last: number }>`select ${lastSequence} as last`.execute(db);
    const signs = await sql<{ lowest: number | null }>`
      select min(key & ((1::bigint << 48) - 1)) as lowest
      from (
        select (classid::bigint << 32) | objid::bigint as key
        from pg_locks
        where locktype = 'advisory' and objsubid = 1
          and database = (select oid from pg_database where datname = current_database())
      ) as lock
      where key >> 48 = ${lockBase} >> 48`.execute(db);
    return Math.min(noted.rows[0]?.last ?? 0, signs.rows[0]?.lowest ?? Number.MAX_SAFE_INTEGER);
  },
};
