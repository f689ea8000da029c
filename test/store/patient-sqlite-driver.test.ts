import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { Kysely, sql } from 'kysely';
import { EmbeddedSqliteDialect } from '../../src/store/sqlite/embedded-sqlite-dialect.ts';
import { StoreError } from '../../src/store/sqlite/index.ts';
import { nodeSqliteDatabase } from '../../src/store/sqlite/node-sqlite-database.ts';

it('a migration that SQLite itself gave up, as on a full disk, fails with what it said of that', async () => {
  const database = new DatabaseSync(':memory:');
  const db = new Kysely<unknown>({
    dialect: new EmbeddedSqliteDialect({ database: nodeSqliteDatabase(database) }, 100),
  });
  const migrating = db.transaction().execute(async (transaction) => {
    await sql`create table made (id text primary key)`.execute(transaction);
    await sql`insert into made values ('1')`.execute(transaction);
    // It ends the transaction, as a full disk does, and not the statement alone.
    await sql`insert or rollback into made values ('1')`.execute(transaction);
  });
  await assert.rejects(migrating, (error) => {
    assert(error instanceof StoreError);
    assert(error.cause instanceof Error);
    assert.match(error.cause.message, /UNIQUE/);
    return true;
  });
  // And the next one begins.
  await db.transaction().execute((transaction) => sql`create table made (id text)`.execute(transaction));
  await db.destroy();
});
