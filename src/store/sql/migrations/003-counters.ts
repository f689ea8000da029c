import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is counted against a limit, and what a limit asks of the past. */
export const counters: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('counter')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('window_start', 'bigint', (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .execute();
    // The sweeper's question: which windows are long over.
    await db.schema.createIndex('counter_by_age').on('counter').column('window_start').execute();
    // Who has been credited before is let through when strangers are held up.
    await db.schema
      .createIndex('deposit_credited_to')
      .on('deposit')
      .column('label')
      .where(sql.ref('state'), '=', sql.lit('credited'))
      .execute();
  },
};
