import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { RowKey, StoreTransaction } from '../deposit-store.ts';
import type { ForgettableKind } from '../records.ts';
import { reviewStatuses } from './indexed-states.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';

interface Forgetting {
  readonly table: keyof Database;
  /** The indexed column in whose order the rows are walked through. */
  readonly key: string;
  /** The text that is emptied; of others the whole row goes. */
  readonly text?: string;
  readonly isOld: (beforeMs: number) => RawBuilder<unknown>;
}

const deleteEnded = (table: 'session' | 'withdrawal_session'): Forgetting => ({
  table,
  key: 'token_hash',
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
    text: 'body',
    isOld: (beforeMs) => sql`received_at < ${beforeMs} and body <> '' and digest not in
      (select inbox_digest from gateway_transaction where status in ${reviewStatuses})`,
  },
  transactions: {
    table: 'gateway_transaction',
    key: 'transaction_id',
    text: 'entry',
    isOld: (beforeMs) => sql`received_at < ${beforeMs} and entry <> '' and status not in ${reviewStatuses}`,
  },
  events: {
    table: 'outbox',
    key: 'sequence',
    isOld: (beforeMs) => sql`created_at < ${beforeMs} and state = 'delivered'`,
  },
  deposit_sessions: deleteEnded('session'),
  withdrawal_sessions: deleteEnded('withdrawal_session'),
};

export const forgetQueries = (
  db: Kysely<Database>,
  traits: SqlTraits,
): Pick<StoreTransaction, 'forgetOld'> => ({
  async forgetOld(kind, beforeMs, after, limit) {
    const { table, key, text, isOld } = forgettable[kind];
    const column = sql.ref(key);
    const isBehind = after === undefined ? sql`true` : sql`${column} > ${after}`;
    const { rows } = await sql<{ key: RowKey }>`
      select ${column} as key from ${sql.table(table)} where ${isBehind}
      order by ${column} limit 1 offset ${limit - 1}`.execute(db);
    const last = rows[0]?.key;
    const isWithin = last === undefined ? sql`true` : sql`${column} <= ${last}`;
    const where = sql`${isBehind} and ${isWithin} and ${isOld(beforeMs)}`;
    const change =
      text === undefined
        ? sql`delete from ${sql.table(table)} where ${where}`
        : traits.emptyText(table, text, where);
    const { numAffectedRows = 0n } = await change.execute(db);
    return { forgotten: Number(numAffectedRows), last };
  },
});
