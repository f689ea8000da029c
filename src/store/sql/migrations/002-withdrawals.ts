import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { SqlTraits } from '../sql-traits.ts';

/**
 * Withdrawals with their sessions, beside the deposits' ones: no row that is there has to change, and a token
 * opens one of the two and never the other.
 */
export const withdrawals = ({ sequenceType, sequenceKey }: SqlTraits): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('withdrawal')
      .addColumn('id', 'text', (column) => column.primaryKey())
      // What decides that a repeated or concurrent request is the same payout.
      .addColumn('idempotency_key', 'text', (column) => column.notNull().unique())
      .addColumn('request_digest', 'text', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('reference', 'text')
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('amount_minor', 'bigint', (column) => column.notNull())
      .addColumn('is_test', 'integer', (column) => column.notNull())
      .addColumn('account_number', 'text')
      .addColumn('account_name', 'text')
      .addColumn('bank', 'text')
      .addColumn('refusal', 'text')
      .addColumn('reason', 'text')
      .addColumn('review_asked_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('state_since', 'bigint', (column) => column.notNull())
      .execute();
    // The sweeper's questions; what is final stays out of the index.
    await db.schema
      .createIndex('withdrawal_open')
      .on('withdrawal')
      .columns(['state', 'state_since'])
      .where(sql.ref('state'), 'in', sql`('requested', 'sending', 'accepted', 'unknown')`)
      .execute();

    await db.schema
      .createTable('withdrawal_session')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('withdrawal_id', 'text', (column) => column.notNull().references('withdrawal.id'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .execute();

    await db.schema
      .createTable('withdrawal_transition')
      .addColumn('sequence', sequenceType, sequenceKey)
      .addColumn('withdrawal_id', 'text', (column) => column.notNull().references('withdrawal.id'))
      .addColumn('from_state', 'text', (column) => column.notNull())
      .addColumn('to_state', 'text', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('transition_of_withdrawal')
      .on('withdrawal_transition')
      .column('withdrawal_id')
      .execute();

    await db.schema
      .alterTable('outbox')
      .addColumn('withdrawal_id', 'text', (column) => column.references('withdrawal.id'))
      .execute();
    await db.schema
      .createIndex('outbox_pending_of_withdrawal')
      .on('outbox')
      .columns(['withdrawal_id', 'sequence'])
      .where(sql.ref('state'), '=', sql.lit('pending'))
      .execute();
  },
});
