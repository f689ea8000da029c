import type { Kysely, Selectable } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import type { StoredAttempt } from '../records.ts';
import { keptQuery } from './kept-query.ts';
import type { AttemptTable, Database } from './tables.ts';

type AttemptQueries = Pick<
  StoreTransaction,
  'findAttempt' | 'findAttemptByOrdinal' | 'listAttempts' | 'insertAttempt' | 'updateAttempt'
>;

const attemptOf = (row: Selectable<AttemptTable>): StoredAttempt => ({
  id: row.id,
  depositId: row.deposit_id,
  ordinal: row.ordinal,
  transactionNumber: row.transaction_number,
  state: row.state,
  depositStateBefore: row.deposit_state_before,
  reason: row.reason,
  createdAtMs: row.created_at,
  changedAtMs: row.changed_at,
});

type AttemptRow = Selectable<AttemptTable>;

const select = keptQuery((db, { id }: Pick<AttemptRow, 'id'>) =>
  db.selectFrom('attempt').selectAll().where('id', '=', id),
);

const list = keptQuery((db, { deposit_id }: Pick<AttemptRow, 'deposit_id'>) =>
  db.selectFrom('attempt').selectAll().where('deposit_id', '=', deposit_id).orderBy('ordinal'),
);

type Update = Pick<AttemptRow, 'id'> & { readonly from: AttemptRow['state'] } & Partial<AttemptRow>;

const update = keptQuery((db, { id, from, ...columns }: Update) =>
  db.updateTable('attempt').set(columns).where('id', '=', id).where('state', '=', from),
);

export const attemptQueries = (db: Kysely<Database>): AttemptQueries => ({
  async findAttempt(id) {
    const [row] = (await select(db, { id })).rows;
    return row && attemptOf(row);
  },

  async findAttemptByOrdinal(depositId, ordinal) {
    const row = await db
      .selectFrom('attempt')
      .selectAll()
      .where('deposit_id', '=', depositId)
      .where('ordinal', '=', ordinal)
      .executeTakeFirst();
    return row && attemptOf(row);
  },

  async listAttempts(depositId) {
    return (await list(db, { deposit_id: depositId })).rows.map(attemptOf);
  },

  async insertAttempt(attempt) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('attempt')
      .values({
        id: attempt.id,
        deposit_id: attempt.depositId,
        ordinal: attempt.ordinal,
        transaction_number: attempt.transactionNumber,
        state: attempt.state,
        deposit_state_before: attempt.depositStateBefore,
        reason: attempt.reason,
        created_at: attempt.createdAtMs,
        changed_at: attempt.changedAtMs,
      })
      .onConflict((conflict) => conflict.columns(['deposit_id', 'ordinal']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },

  async updateAttempt(id, from, { state, reason, transactionNumber }, nowMs) {
    const { numAffectedRows } = await update(db, {
      id,
      from,
      state,
      reason,
      changed_at: nowMs,
      ...(transactionNumber !== undefined && { transaction_number: transactionNumber }),
    });
    return numAffectedRows === 1n;
  },
});
