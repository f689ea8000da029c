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
  /** @param isInTurn whether a key is one of those that are looked at now */
  readonly isOld: (beforeMs: number, isInTurn: (key: string) => RawBuilder<unknown>) => RawBuilder<unknown>;
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
    // Those of now alone: PostgreSQL would compare each postback with each of very many that are in review.
    isOld: (beforeMs, isInTurn) => sql`received_at < ${beforeMs} and body <> '' and digest not in
      (select inbox_digest from gateway_transaction
        where status in ${reviewStatuses} and ${isInTurn('inbox_digest')})`,
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
    const isBehind = (name: string) => (after === undefined ? sql`true` : sql`${sql.ref(name)} > ${after}`);
    const { rows } = await sql<{ key: RowKey }>`
      select ${sql.ref(key)} as key from ${sql.table(table)} where ${isBehind(key)}
      order by ${sql.ref(key)} limit 1 offset ${limit - 1}`.execute(db);
    const last = rows[0]?.key;
    const isInTurn = (name: string) =>
      last === undefined ? isBehind(name) : sql`${isBehind(name)} and ${sql.ref(name)} <= ${last}`;
    const where = sql`${isInTurn(key)} and ${isOld(beforeMs, isInTurn)}`;
    const change =
      text === undefined
        ? sql`delete from ${sql.table(table)} where ${where}`
        : traits.emptyText(table, text, where);
    const { numAffectedRows = 0n } = await change.execute(db);
    return { forgotten: Number(numAffectedRows), last };
  },
});
