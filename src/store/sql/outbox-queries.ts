import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool } from 'kysely';
import type { MerchantEvent } from '../../contract/merchant-event.ts';
import type { EventDelivery, StoreTransaction } from '../deposit-store.ts';
import type { StoredEvent } from '../records.ts';
import { untakenStates } from './indexed-states.ts';
import { insertOutboxRow } from './insert-outbox-row.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database, OutboxTable } from './tables.ts';

type OutboxQueries = Pick<
  StoreTransaction,
  'listEvents' | 'insertEvent' | 'leaseDueEvents' | 'settleEvent' | 'redeliverEvent'
>;

/** Nothing is put off for so long: a time that lies further ahead was written by a clock that was wrong. */
const longestWaitMs = 24 * 3_600_000;

/** No lease is for so long, so the same holds of one that ends further ahead: whoever took it may be gone. */
const longestLeaseMs = 15 * 60_000;

export const eventOf = (row: Selectable<OutboxTable>): StoredEvent => ({
  sequence: row.sequence,
  // Our own JSON, written by insertEvent.
  event: JSON.parse(row.payload) as MerchantEvent,
  depositId: row.deposit_id,
  state: row.state,
  deliveries: row.deliveries,
  nextDeliveryAtMs: row.next_delivery_at,
  lastError: row.last_error,
});

/** A settled event is nobody's any more; the error of a delivery that worked in the end is no longer news. */
const columnsOfDelivery = (delivery: EventDelivery): Partial<Selectable<OutboxTable>> => ({
  state: delivery.state,
  leased_until: 0,
  last_error: delivery.state === 'delivered' ? null : delivery.error,
  ...(delivery.state === 'pending' && { next_delivery_at: delivery.nextDeliveryAtMs }),
});

type DueEvent = ExpressionBuilder<Database & { due: OutboxTable }, 'due'>;

/** Whether an earlier event of the same deposit, or of the same withdrawal, has yet to be delivered. */
const hasEarlier = (where: DueEvent, of: 'deposit_id' | 'withdrawal_id'): Expression<SqlBool> =>
  where.exists(
    where
      .selectFrom('outbox as earlier')
      .select('earlier.sequence')
      .whereRef(`earlier.${of}`, '=', `due.${of}`)
      .whereRef('earlier.sequence', '<', 'due.sequence')
      .where('earlier.state', '=', 'pending'),
  );

export const outboxQueries = (db: Kysely<Database>, traits: SqlTraits): OutboxQueries => ({
  async listEvents(after, limit) {
    const completeUpTo = await traits.eventOrder.completeUpTo(db);
    const rows = await db
      .selectFrom('outbox')
      .selectAll()
      .where('sequence', '>', after)
      .where('sequence', '<=', completeUpTo)
      .orderBy('sequence')
      .limit(limit)
      .execute();
    return rows.map(eventOf);
  },

  async insertEvent(event, depositId, nowMs) {
    const payload = JSON.stringify(event);
    const row = { id: event.id, deposit_id: depositId, withdrawal_id: null, type: event.type, payload };
    await insertOutboxRow(db, traits, row, nowMs);
  },

  async leaseDueEvents(nowMs, leasedUntilMs, limit) {
    const rows = await db
      // Found and locked apart from the update, and once: as a subquery it might be run again for each row.
      .with(
        (name) => name('due_event').materialized(),
        (query) =>
          query
            .selectFrom('outbox as due')
            .select('due.sequence')
            .where('due.state', '=', 'pending')
            .where('due.state', 'in', untakenStates)
            .where((where) =>
              where.or([
                // Never tried, it is due whenever it was written: the clock may have been put back since.
                where('due.deliveries', '=', 0),
                where('due.next_delivery_at', '<=', nowMs),
                where('due.next_delivery_at', '>', nowMs + longestWaitMs),
              ]),
            )
            .where((where) =>
              where.or([
                where('due.leased_until', '<=', nowMs),
                where('due.leased_until', '>', nowMs + longestLeaseMs),
              ]),
            )
            // An event waits for the earlier ones of its deposit or withdrawal, so that they arrive in order.
            .where((where) => where.not(hasEarlier(where, 'deposit_id')))
            .where((where) => where.not(hasEarlier(where, 'withdrawal_id')))
            // As the index has them: those that wait are looked at alone, and of many the first ones.
            .orderBy('due.created_at')
            .orderBy('due.sequence')
            .limit(limit)
            .$if(traits.locksRows, (found) => found.forUpdate('due').skipLocked()),
      )
      .updateTable('outbox')
      .set((update) => ({ leased_until: leasedUntilMs, deliveries: update('deliveries', '+', 1) }))
      .where('sequence', 'in', (query) => query.selectFrom('due_event').select('due_event.sequence'))
      .returningAll()
      .execute();
    return rows.map(eventOf).sort((a, b) => a.sequence - b.sequence);
  },

  async settleEvent({ sequence, leasedUntilMs }, delivery) {
    await db
      .updateTable('outbox')
      .set(columnsOfDelivery(delivery))
      .where('sequence', '=', sequence)
      .where((where) => {
        const isInLine = where('state', '=', 'pending');
        if (delivery.state !== 'delivered')
          return where.and([isInLine, where('leased_until', '=', leasedUntilMs)]);
        // Taken it is, also where another instance tries it again or has given it up; but not for whoever put it back.
        return where.or([
          where.and([isInLine, where('leased_until', '>=', leasedUntilMs)]),
          where('state', '=', 'dead'),
        ]);
      })
      .execute();
  },

  async redeliverEvent(id, nowMs) {
    // Looks through all of them, as a person asks for it: an index of ids would make every postback write more.
    const found = await db.selectFrom('outbox').select('sequence').where('id', '=', id).executeTakeFirst();
    if (!found) return undefined;
    const { numUpdatedRows } = await db
      .updateTable('outbox')
      .set({ state: 'pending', deliveries: 0, next_delivery_at: nowMs, leased_until: 0 })
      .where('sequence', '=', found.sequence)
      // Whoever delivers it would settle what is another delivery by then, and the merchant would hear of it twice.
      .where((where) => where.or([where('state', '!=', 'pending'), where('leased_until', '<=', nowMs)]))
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'in_line' : 'under_way';
  },
});
