import type { Kysely } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import { transactionOf } from './gateway-queries.ts';
import { mayNameWithdrawal, reviewStatuses, untakenStates } from './indexed-states.ts';
import { keptQuery } from './kept-query.ts';
import { eventOf } from './outbox-queries.ts';
import { readBacklog } from './read-backlog.ts';
import type { Database, GatewayTransactionTable } from './tables.ts';

type ReviewQueries = Pick<
  StoreTransaction,
  | 'listTransactionsInReview'
  | 'listTransactionWords'
  | 'listWithdrawalWords'
  | 'listDeadEvents'
  | 'decideTransaction'
  | 'readBacklog'
>;

const words = (db: Kysely<Database>, { transaction_id }: Pick<GatewayTransactionTable, 'transaction_id'>) =>
  db
    .selectFrom('gateway_transaction')
    .selectAll()
    .where('transaction_id', '=', transaction_id)
    .orderBy('received_at');
const listWords = keptQuery(words);
const lockWords = keptQuery((db, name: Parameters<typeof words>[1]) => words(db, name).forUpdate());

/**
 * @param locksWords whether nobody else decides on a transaction, from when its words are listed until this database
 *   transaction ends: under two accounts they have two names, so that no unique index tells that they are one payment
 */
export const reviewQueries = (db: Kysely<Database>, locksWords: boolean): ReviewQueries => ({
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
    const name = { transaction_id: transactionId };
    // Whoever was waited for may have added a word, which is in nothing that was asked before.
    if (locksWords && (await lockWords(db, name)).rows.length === 0) return [];
    return (await listWords(db, name)).rows.map(transactionOf);
  },

  async listWithdrawalWords(withdrawalId) {
    const rows = await db
      .selectFrom('gateway_transaction')
      .selectAll()
      .where('order_id', '=', withdrawalId)
      .where(mayNameWithdrawal)
      .execute();
    return rows.map(transactionOf);
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

  readBacklog: (of) => readBacklog(db, of),
});
