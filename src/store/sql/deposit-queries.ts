import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DepositState } from '../../contract/deposit-state.ts';
import type { StoreTransaction } from '../deposit-store.ts';
import { columnsOfChange, depositOf, rowOfDeposit } from './deposit-rows.ts';
import type { Database } from './tables.ts';

type DepositQueries = Pick<
  StoreTransaction,
  | 'findDeposit'
  | 'listDepositsSince'
  | 'listOverdueDeposits'
  | 'insertDeposit'
  | 'updateDeposit'
  | 'insertTransition'
>;

/**
 * What the index `deposit_waiting` leaves out. SQLite uses a partial index only for a query that says the same
 * words as the index does, so they are written out and asked along.
 */
export const isDone = sql<DepositState>`('credited', 'expired')`;

/** @param onChange told of each deposit this connection changes, before the commit */
export const depositQueries = (
  db: Kysely<Database>,
  onChange: (depositId: string) => void,
): DepositQueries => ({
  async findDeposit(id) {
    const row = await db.selectFrom('deposit').selectAll().where('id', '=', id).executeTakeFirst();
    return row && depositOf(row);
  },

  async listDepositsSince(state, beforeMs, limit) {
    const rows = await db
      .selectFrom('deposit')
      .selectAll()
      .where('state', '=', state)
      .where('state', 'not in', isDone)
      .where('state_since', '<', beforeMs)
      .orderBy('state_since')
      .limit(limit)
      .execute();
    return rows.map(depositOf);
  },

  async listOverdueDeposits(nowMs, limit) {
    const rows = await db
      .selectFrom('deposit')
      .selectAll()
      .where('state', '=', 'awaiting_payment')
      .where('state', 'not in', isDone)
      .where('expires_at', '<=', nowMs)
      .limit(limit)
      .execute();
    return rows.map(depositOf);
  },

  async insertDeposit(deposit) {
    await db.insertInto('deposit').values(rowOfDeposit(deposit)).execute();
  },

  async updateDeposit(id, version, change, nowMs) {
    const { numUpdatedRows } = await db
      .updateTable('deposit')
      .set({
        ...columnsOfChange(change),
        ...(change.state !== undefined && { state_since: nowMs }),
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    onChange(id);
    return true;
  },

  async insertTransition({ depositId, from, to, cause, decision, atMs }) {
    await db
      .insertInto('transition')
      .values({
        deposit_id: depositId,
        from_state: from,
        to_state: to,
        cause,
        decided_by: decision?.by ?? null,
        note: decision?.note ?? null,
        at: atMs,
      })
      .execute();
  },
});
