import type { Kysely } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import { columnsOfChange, depositOf, rowOfDeposit } from './deposit-rows.ts';
import { keptQuery } from './kept-query.ts';
import type { Database, DepositRow, NewDepositRow, TransitionTable } from './tables.ts';

type DepositQueries = Pick<
  StoreTransaction,
  | 'findDeposit'
  | 'listDepositsSince'
  | 'listOverdueDeposits'
  | 'insertDeposit'
  | 'updateDeposit'
  | 'insertTransition'
>;

const select = keptQuery((db, { id }: Pick<DepositRow, 'id'>) =>
  db.selectFrom('deposit').selectAll().where('id', '=', id),
);

const insert = keptQuery((db, row: NewDepositRow) => db.insertInto('deposit').values(row));

type Update = Pick<DepositRow, 'id' | 'version'> & {
  readonly next_version: number;
} & Partial<NewDepositRow>;

const update = keptQuery((db, { id, version, next_version, ...columns }: Update) =>
  db
    .updateTable('deposit')
    .set({ ...columns, version: next_version })
    .where('id', '=', id)
    .where('version', '=', version),
);

const insertTransition = keptQuery((db, row: Omit<TransitionTable, 'sequence'>) =>
  db.insertInto('transition').values(row),
);

/** @param onChange told of each deposit this connection changes, before the commit */
export const depositQueries = (
  db: Kysely<Database>,
  onChange: (depositId: string) => void,
): DepositQueries => ({
  async findDeposit(id) {
    const [row] = (await select(db, { id })).rows;
    return row && depositOf(row);
  },

  async listDepositsSince(state, beforeMs, limit) {
    const rows = await db
      .selectFrom('deposit')
      .selectAll()
      .where('state', '=', state)
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
      .where('expires_at', '<=', nowMs)
      .limit(limit)
      .execute();
    return rows.map(depositOf);
  },

  async insertDeposit(deposit) {
    await insert(db, rowOfDeposit(deposit));
  },

  async updateDeposit(id, version, change, nowMs) {
    const { numAffectedRows } = await update(db, {
      ...columnsOfChange(change),
      ...(change.state !== undefined && { state_since: nowMs }),
      id,
      version,
      next_version: version + 1,
    });
    if (numAffectedRows !== 1n) return false;
    onChange(id);
    return true;
  },

  async insertTransition({ depositId, from, to, cause, atMs }) {
    await insertTransition(db, { deposit_id: depositId, from_state: from, to_state: to, cause, at: atMs });
  },
});
