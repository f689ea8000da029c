import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Which words name a withdrawal is asked of each one that is sent. Those that credited a deposit stay out of the index,
 * and so do ids longer than any of ours, which PostgreSQL could not keep in one.
 */
export const wordsOnWithdrawals: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createIndex('gateway_transaction_on_withdrawal')
      .on('gateway_transaction')
      .column('order_id')
      .where(sql<boolean>`deposit_id is null and length(order_id) = 36`)
      .execute();
  },
};
