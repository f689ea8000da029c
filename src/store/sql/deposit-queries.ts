import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import { dismissal } from '../records.ts';
import { columnsOfChange, depositOf, rowOfDeposit } from './deposit-rows.ts';
import { doneStates } from './indexed-states.ts';
import { isSince } from './is-since.ts';
import { keptQuery } from './kept-query.ts';
import type { Database, DepositRow, NewDepositRow, TransitionTable } from './tables.ts';

type DepositQueries = Pick<
  StoreTransaction,
  | 'findDeposit'
  | 'listDepositsSince'
  | 'listOverdueDeposits'
  | 'hasCreditedDeposit'
  | 'insertDeposit'
  | 'updateDeposit'
  | 'insertTransition'
>;

/**
 * Whether the last that happened to the deposit is that a person dismissed it. Where it has moved on since, it counts
 * again.
 */
export const isDismissed = (where: ExpressionBuilder<Database, 'deposit'>): Expression<SqlBool> =>
  where.exists(
    where
      .selectFrom('transition')
      .select('transition.sequence')
      .where('transition.cause', '=', dismissal)
      .where('transition.sequence', '=', (query) =>
        query
          .selectFrom('transition as each')
          .select(({ fn }) => fn.max('each.sequence').as('last'))
          .whereRef('each.deposit_id', '=', 'deposit.id'),
      ),
  );

const select = keptQuery((db, { id }: Pick<DepositRow, 'id'>) =>
  db.selectFrom('deposit').selectAll().where('id', '=', id),
);

const selectAndLock = keptQuery((db, { id }: Pick<DepositRow, 'id'>) =>
  db.selectFrom('deposit').selectAll().where('id', '=', id).forNoKeyUpdate(),
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

/**
 * @param onChange told of each deposit this connection changes, before the commit
 * @param locksFound whether a deposit that was found stays as it is until the transaction ends
 */
export const depositQueries = (
  db: Kysely<Database>,
  onChange: (depositId: string) => void,
  locksFound: boolean,
): DepositQueries => ({
  async findDeposit(id) {
    const [row] = (await (locksFound ? selectAndLock : select)(db, { id })).rows;
    return row && depositOf(row);
  },

  async listDepositsSince(state, when, limit) {
    const rows = await db
      .selectFrom('deposit')
      .selectAll()
      .where('state', '=', state)
      .where('state', 'not in', doneStates)
      .where(isSince(when))
      .where((where) => where.not(isDismissed(where)))
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
      .where('state', 'not in', doneStates)
      .where('expires_at', '<=', nowMs)
      .limit(limit)
      .execute();
    return rows.map(depositOf);
  },

  async hasCreditedDeposit(label) {
    const row = await db
      .selectFrom('deposit')
      .select('id')
      .where('label', '=', label)
      .where('state', '=', sql.lit('credited'))
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
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

  async insertTransition({ depositId, from, to, cause, decision, atMs }) {
    await insertTransition(db, {
      deposit_id: depositId,
      from_state: from,
      to_state: to,
      cause,
      decided_by: decision?.by ?? null,
      note: decision?.note ?? null,
      at: atMs,
    });
  },
});
