import type { Kysely, Selectable } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import type { StoredTransaction } from '../records.ts';
import { keptQuery } from './kept-query.ts';
import type { Database, GatewayTransactionTable, InboxTable } from './tables.ts';

type GatewayQueries = Pick<StoreTransaction, 'insertInbox' | 'insertTransaction' | 'findTransaction'>;

export const transactionOf = (row: Selectable<GatewayTransactionTable>): StoredTransaction => ({
  account: row.account,
  walletType: row.wallet_type,
  transactionId: row.transaction_id,
  variant: row.variant,
  digest: row.digest,
  status: row.status,
  reason: row.reason,
  orderId: row.order_id,
  depositId: row.deposit_id,
  amount: row.amount,
  currency: row.currency,
  entry: row.entry,
  inboxDigest: row.inbox_digest,
  receivedAtMs: row.received_at,
});

const insertInbox = keptQuery((db, row: InboxTable) =>
  db
    .insertInto('inbox')
    .values(row)
    .onConflict((conflict) => conflict.column('digest').doNothing()),
);

const insertTransaction = keptQuery((db, row: GatewayTransactionTable) =>
  db
    .insertInto('gateway_transaction')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['account', 'wallet_type', 'transaction_id', 'variant']).doNothing(),
    ),
);

export const gatewayQueries = (db: Kysely<Database>): GatewayQueries => ({
  async insertInbox({ digest, accessKey, body, receivedAtMs }) {
    const row = { digest, access_key: accessKey, body, received_at: receivedAtMs };
    return (await insertInbox(db, row)).numAffectedRows === 1n;
  },

  async insertTransaction(transaction) {
    const { numAffectedRows } = await insertTransaction(db, {
      account: transaction.account,
      wallet_type: transaction.walletType,
      transaction_id: transaction.transactionId,
      variant: transaction.variant,
      digest: transaction.digest,
      status: transaction.status,
      reason: transaction.reason,
      order_id: transaction.orderId,
      deposit_id: transaction.depositId,
      amount: transaction.amount,
      currency: transaction.currency,
      entry: transaction.entry,
      inbox_digest: transaction.inboxDigest,
      received_at: transaction.receivedAtMs,
      decided_by: null,
      decision_note: null,
      decided_at: null,
    });
    return numAffectedRows === 1n;
  },

  async findTransaction({ account, walletType, transactionId, variant }) {
    const row = await db
      .selectFrom('gateway_transaction')
      .selectAll()
      .where('account', '=', account)
      .where('wallet_type', '=', walletType)
      .where('transaction_id', '=', transactionId)
      .where('variant', '=', variant)
      .executeTakeFirst();
    return row && transactionOf(row);
  },
});
