import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { SqlTraits } from '../sql-traits.ts';

/** Sessions, deposits with their attempts, the gateway's word, and what is to be told to the merchant. */
export const deposits = ({ sequenceType, sequenceKey }: SqlTraits): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('deposit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('reference', 'text')
      .addColumn('flow', 'text', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('amount_minor', 'bigint', (column) => column.notNull())
      .addColumn('credited_currency', 'text')
      .addColumn('credited_minor', 'bigint')
      .addColumn('credited_attempt_id', 'text')
      .addColumn('wallet', 'text')
      .addColumn('return_urls', 'text', (column) => column.notNull())
      .addColumn('attempts_used', 'integer', (column) => column.notNull())
      .addColumn('window_opened', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('state_since', 'bigint', (column) => column.notNull())
      .execute();
    // The sweeper's two questions; states that are final or wait for nobody stay out of the index.
    await db.schema
      .createIndex('deposit_open')
      .on('deposit')
      .columns(['state', 'state_since'])
      .where(sql.ref('state'), 'in', sql`('awaiting_payment', 'submitting', 'unknown')`)
      .execute();

    await db.schema
      .createTable('session')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('deposit_id', 'text', (column) => column.notNull().references('deposit.id'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .execute();

    await db.schema
      .createTable('attempt')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('deposit_id', 'text', (column) => column.notNull().references('deposit.id'))
      .addColumn('ordinal', 'integer', (column) => column.notNull())
      .addColumn('transaction_number', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('deposit_state_before', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('attempt_once_per_ordinal', ['deposit_id', 'ordinal'])
      .execute();

    await db.schema
      .createTable('inbox')
      .addColumn('digest', 'text', (column) => column.primaryKey())
      .addColumn('access_key', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('gateway_transaction')
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('wallet_type', 'text', (column) => column.notNull())
      .addColumn('transaction_id', 'text', (column) => column.notNull())
      .addColumn('variant', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('order_id', 'text', (column) => column.notNull())
      .addColumn('deposit_id', 'text', (column) => column.references('deposit.id'))
      .addColumn('amount', 'text', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('inbox_digest', 'text', (column) => column.notNull().references('inbox.digest'))
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('gateway_transaction_once', [
        'account',
        'wallet_type',
        'transaction_id',
        'variant',
      ])
      .execute();
    // Whatever the code above it does, the database holds at most one credit per deposit.
    await db.schema
      .createIndex('one_credit_per_deposit')
      .unique()
      .on('gateway_transaction')
      .column('deposit_id')
      .where(sql.ref('status'), '=', sql.lit('credited'))
      .execute();

    await db.schema
      .createTable('outbox')
      .addColumn('sequence', sequenceType, sequenceKey)
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('deposit_id', 'text', (column) => column.references('deposit.id'))
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('deliveries', 'integer', (column) => column.notNull())
      .addColumn('next_delivery_at', 'bigint', (column) => column.notNull())
      .addColumn('leased_until', 'bigint', (column) => column.notNull())
      .addColumn('last_error', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('outbox_pending')
      .on('outbox')
      .columns(['deposit_id', 'sequence'])
      .where(sql.ref('state'), '=', sql.lit('pending'))
      .execute();

    await db.schema
      .createTable('transition')
      .addColumn('sequence', sequenceType, sequenceKey)
      .addColumn('deposit_id', 'text', (column) => column.notNull().references('deposit.id'))
      .addColumn('from_state', 'text', (column) => column.notNull())
      .addColumn('to_state', 'text', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('transition_of_deposit').on('transition').column('deposit_id').execute();
  },
});
