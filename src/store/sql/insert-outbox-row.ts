import type { Insertable, Kysely } from 'kysely';
import type { SqlTraits } from './sql-traits.ts';
import type { Database, OutboxTable } from './tables.ts';

type OutboxState = 'state' | 'deliveries' | 'next_delivery_at' | 'leased_until' | 'last_error' | 'created_at';

/** Puts an event in line for delivery: the only way into the outbox, as each needs its place in the order. */
export async function insertOutboxRow(
  db: Kysely<Database>,
  traits: SqlTraits,
  row: Omit<Insertable<OutboxTable>, OutboxState | 'sequence'>,
  nowMs: number,
): Promise<void> {
  await traits.eventOrder.enter(db);
  await db
    .insertInto('outbox')
    .values({
      ...row,
      state: 'pending',
      deliveries: 0,
      next_delivery_at: nowMs,
      leased_until: 0,
      last_error: null,
      created_at: nowMs,
    })
    .execute();
}
