import type { Kysely } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import { transactionOf } from './gateway-queries.ts';
import { reviewStatuses, untakenStates } from './indexed-states.ts';
import { keptQuery } from './kept-query.ts';
import { eventOf } from './outbox-queries.ts';
import { readBacklog } from './read-backlog.ts';
import type { Database, GatewayTransactionTable } from './tables.ts';

type ReviewQueries = Pick<
  StoreTransaction,
  'listTransactionsInReview' | 'listTransactionWords' | 'listDeadEvents' | 'decideTransaction' | 'readBacklog'
>;

const listWords = keptQuery((db, { transaction_id }: Pick<GatewayTransactionTable, 'transaction_id'>) =>
  db
    .selectFrom('gateway_transaction')
    .selectAll()
    .where('transaction_id', '=', transaction_id)
    .orderBy('received_at'),
);

export const reviewQueries = (db: Kysely<Database>): ReviewQueries => ({
  async listTransactionsInReview(limit) {
    const rows = await db
      .selectFrom('gateway_transaction')
      .selectAll()
      .where('status', 'in', reviewStatuses)
      .orderBy('received_at')
      .limit(limit)
      .execute();
    return rows.map(transactionOf);
  },

  async listTransactionWords(transactionId) {
    return (await listWords(db, { transaction_id: transactionId })).rows.map(transactionOf);
  },

  async listDeadEvents(limit) {
    const rows = await db
      .selectFrom('outbox')
      .selectAll()
      .where('state', '=', 'dead')
      .where('state', 'in', untakenStates)
      .orderBy('created_at')
      .limit(limit)
      .execute();
    return rows.map(eventOf);
  },

  async decideTransaction({ account, walletType, transactionId, variant }, from, to, { by, note }, nowMs) {
    const { numUpdatedRows } = await db
      .updateTable('gateway_transaction')
      .set({
        status: to.status,
        ...(to.status === 'credited' && { deposit_id: to.depositId }),
        decided_by: by,
        decision_note: note,
        decided_at: nowMs,
      })
      .where('account', '=', account)
      .where('wallet_type', '=', walletType)
      .where('transaction_id', '=', transactionId)
      .where('variant', '=', variant)
      .where('status', '=', from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },

  readBacklog: () => readBacklog(db),
});
