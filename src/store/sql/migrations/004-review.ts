import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a person decides about money that no rule could place, and quick answers to what is waiting. */
export const review: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [column, type] of [
      ['decided_by', 'text'],
      ['decision_note', 'text'],
      ['decided_at', 'bigint'],
    ] as const) {
      await db.schema.alterTable('gateway_transaction').addColumn(column, type).execute();
    }
    await db.schema.alterTable('transition').addColumn('decided_by', 'text').execute();
    await db.schema.alterTable('transition').addColumn('note', 'text').execute();

    // Two words on one transaction may both wait for a person; only one of them can ever become money.
    await db.schema
      .createIndex('one_credit_per_transaction')
      .unique()
      .on('gateway_transaction')
      .columns(['account', 'wallet_type', 'transaction_id'])
      .where(sql.ref('status'), '=', sql.lit('credited'))
      .execute();
    await db.schema
      .createIndex('gateway_transaction_in_review')
      .on('gateway_transaction')
      .columns(['status', 'received_at'])
      .where(sql.ref('status'), 'in', sql`('suspense', 'conflict')`)
      .execute();
    await db.schema
      .createIndex('gateway_transaction_by_number')
      .on('gateway_transaction')
      .column('transaction_id')
      .execute();
    // The sweeper's questions were too small a part of it: what is listed and counted asks for every waiting state.
    await db.schema.dropIndex('deposit_open').execute();
    // Deposits that are done only grow in number, and nobody waits for them.
    await db.schema
      .createIndex('deposit_waiting')
      .on('deposit')
      .columns(['state', 'state_since'])
      .where(sql.ref('state'), 'not in', sql`('credited', 'expired')`)
      .execute();
    await db.schema
      .createIndex('outbox_untaken')
      .on('outbox')
      .columns(['state', 'created_at'])
      .where(sql.ref('state'), 'in', sql`('pending', 'dead')`)
      .execute();
  },
};
