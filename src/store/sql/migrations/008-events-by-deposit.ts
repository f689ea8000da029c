import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { SqlTraits } from '../sql-traits.ts';

/** All but the rule that ids are unique. */
async function makeOutboxAnew(db: Kysely<unknown>, { sequenceType, sequenceKey }: SqlTraits): Promise<void> {
  await db.schema
    .createTable('outbox_anew')
    .addColumn('sequence', sequenceType, sequenceKey)
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('deposit_id', 'text', (column) => column.references('deposit.id'))
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('deliveries', 'integer', (column) => column.notNull())
    .addColumn('next_delivery_at', 'bigint', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('withdrawal_id', 'text', (column) => column.references('withdrawal.id'))
    .execute();
  // What was given out is not given out again, also where the last events were deleted.
  await sql`
    insert into sqlite_sequence select 'outbox_anew', seq from sqlite_sequence where name = 'outbox'`.execute(
    db,
  );
  await sql`insert into outbox_anew select * from outbox`.execute(db);
  // Indexes and triggers go with the table, also those that the merchant's own people made.
  const { rows: attached } = await sql<{ statement: string }>`
    select sql as statement from sqlite_schema where tbl_name = 'outbox' and type in ('index', 'trigger')
      and sql is not null`.execute(db);
  await db.schema.dropTable('outbox').execute();
  // A rename looks at every view and trigger, and ends at one that names the table which is just away.
  await sql`pragma legacy_alter_table = on`.execute(db);
  await db.schema.alterTable('outbox_anew').renameTo('outbox').execute();
  await sql`pragma legacy_alter_table = off`.execute(db);
  for (const { statement } of attached) await sql.raw(statement).execute(db);
}

/** By what it says: PostgreSQL gave it another name where that was taken. */
async function dropRuleOfIds(db: Kysely<unknown>): Promise<void> {
  const { rows: rules } = await sql<{ name: string }>`
    select conname as name from pg_constraint join pg_attribute on attrelid = conrelid and conkey = array[attnum]
      where conrelid = to_regclass('outbox') and contype = 'u' and attname = 'id'`.execute(db);
  for (const { name } of rules) await db.schema.alterTable('outbox').dropConstraint(name).execute();
}

/**
 * Ids of events are digests, so an index of them is written all over: a page for each postback, in the commit and in
 * the checkpoint. Ids of deposits begin with their time, and one index of both is written at its end. It also knows
 * the earlier events of a deposit.
 */
export const eventsByDeposit = (traits: SqlTraits): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    if (traits.dropsConstraints) await dropRuleOfIds(db);
    else await makeOutboxAnew(db, traits);
    await db.schema.dropIndex('outbox_pending').execute();
    await db.schema.dropIndex('outbox_pending_of_withdrawal').execute();
    await db.schema
      .createIndex('outbox_of_deposit')
      .unique()
      .on('outbox')
      .columns(['deposit_id', 'id'])
      .execute();
    await db.schema
      .createIndex('outbox_of_withdrawal')
      .unique()
      .on('outbox')
      .columns(['withdrawal_id', 'id'])
      .where(sql.ref('withdrawal_id'), 'is not', null)
      .execute();
    // Sessions of withdrawals are revoked by their withdrawal.
    await db.schema
      .createIndex('withdrawal_session_of_withdrawal')
      .on('withdrawal_session')
      .column('withdrawal_id')
      .execute();
  },
});
