import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { RowKey, StoreTransaction } from '../deposit-store.ts';
import type { ForgettableKind } from '../records.ts';
import { reviewStatuses } from './indexed-states.ts';
import type { Database } from './tables.ts';

interface Forgetting {
  readonly table: keyof Database;
  /** The indexed column in whose order the rows are walked through. */
  readonly key: string;
  readonly change: RawBuilder<unknown>;
  readonly isOld: (beforeMs: number) => RawBuilder<unknown>;
}

const deleteEnded = (table: 'session' | 'withdrawal_session'): Forgetting => ({
  table,
  key: 'token_hash',
  change: sql`delete from ${sql.table(table)}`,
  isOld: (beforeMs) => sql`expires_at < ${beforeMs}`,
});

/**
 * What may go without any money being counted twice: of postbacks and their transactions the texts alone, as their names
 * stop a second credit for ever. What waits for a person or for the merchant stays whole.
 */
const forgettable: Readonly<Record<ForgettableKind, Forgetting>> = {
  postbacks: {
    table: 'inbox',
    key: 'digest',
    change: sql`update inbox set body = ''`,
    isOld: (beforeMs) => sql`received_at < ${beforeMs} and body <> '' and digest not in
      (select inbox_digest from gateway_transaction where status in ${reviewStatuses})`,
  },
  transactions: {
    table: 'gateway_transaction',
    key: 'transaction_id',
    change: sql`update gateway_transaction set entry = ''`,
    isOld: (beforeMs) => sql`received_at < ${beforeMs} and entry <> '' and status not in ${reviewStatuses}`,
  },
  events: {
    table: 'outbox',
    key: 'sequence',
    change: sql`delete from outbox`,
    isOld: (beforeMs) => sql`created_at < ${beforeMs} and state = 'delivered'`,
  },
  deposit_sessions: deleteEnded('session'),
  withdrawal_sessions: deleteEnded('withdrawal_session'),
};

export const forgetQueries = (db: Kysely<Database>): Pick<StoreTransaction, 'forgetOld'> => ({
  async forgetOld(kind, beforeMs, after, limit) {
    const { table, key, change, isOld } = forgettable[kind];
    const column = sql.ref(key);
    const isBehind = after === undefined ? sql`true` : sql`${column} > ${after}`;
    const { rows } = await sql<{ key: RowKey }>`
      select ${column} as key from ${sql.table(table)} where ${isBehind}
      order by ${column} limit 1 offset ${limit - 1}`.execute(db);
    const last = rows[0]?.key;
    const isWithin = last === undefined ? sql`true` : sql`${column} <= ${last}`;
    const { numAffectedRows = 0n } = await sql`
      ${change} where ${isBehind} and ${isWithin} and ${isOld(beforeMs)}`.execute(db);
    return { forgotten: Number(numAffectedRows), last };
  },
});
