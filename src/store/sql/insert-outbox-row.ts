import type { Kysely } from 'kysely';
import { keptQuery } from './kept-query.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database, OutboxTable } from './tables.ts';

type NewOutboxRow = Omit<OutboxTable, 'sequence'>;
type OutboxState = 'state' | 'deliveries' | 'next_delivery_at' | 'leased_until' | 'last_error' | 'created_at';

const insert = keptQuery((db, row: NewOutboxRow) => db.insertInto('outbox').values(row));

/** Puts an event in line for delivery: the only way into the outbox, as each needs its place in the order. */
export async function insertOutboxRow(
  db: Kysely<Database>,
  traits: SqlTraits,
  row: Omit<NewOutboxRow, OutboxState>,
  nowMs: number,
): Promise<void> {
  await traits.eventOrder.enter(db, nowMs);
  await insert(db, {
    ...row,
    state: 'pending',
    deliveries: 0,
    next_delivery_at: nowMs,
    leased_until: 0,
    last_error: null,
    created_at: nowMs,
  });
}
