import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { Kysely, SqliteDialect } from 'kysely';
import { keptQuery } from '../../src/store/sql/kept-query.ts';
import type { Database, SessionTable } from '../../src/store/sql/tables.ts';
import { nodeSqliteDatabase } from '../../src/store/sqlite/node-sqlite-database.ts';

const session = (token_hash: string): SessionTable => ({
  token_hash,
  deposit_id: `of ${token_hash}`,
  resume_id: null,
  created_at: 1,
  expires_at: 2,
  revoked_at: null,
});

it('a kept query is built once for each set of names, and each time given its own values', async () => {
  const database = new DatabaseSync(':memory:');
  database.exec(
    'create table session (token_hash, deposit_id, resume_id, created_at, expires_at, revoked_at)',
  );
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: nodeSqliteDatabase(database) }) });
  const built: string[][] = [];
  const insert = keptQuery((on, row: SessionTable) => on.insertInto('session').values(row));
  const update = keptQuery(
    (on, { token_hash, ...columns }: Pick<SessionTable, 'token_hash'> & Partial<SessionTable>) => {
      built.push(Object.keys(columns));
      return on.updateTable('session').set(columns).where('token_hash', '=', token_hash);
    },
  );
  await Promise.all(['a', 'b', 'c'].map((name) => insert(db, session(name))));
  await update(db, { token_hash: 'a', revoked_at: 7 });
  const { numAffectedRows } = await update(db, { token_hash: 'b', revoked_at: 8 });
  await db.transaction().execute((tx) => update(tx, { token_hash: 'c', expires_at: 9, revoked_at: null }));
  assert.equal(numAffectedRows, 1n);
  assert.deepEqual(built, [['revoked_at'], ['expires_at', 'revoked_at']]);
  const rows = await db.selectFrom('session').selectAll().orderBy('token_hash').execute();
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      { ...session('a'), revoked_at: 7 },
      { ...session('b'), revoked_at: 8 },
      { ...session('c'), expires_at: 9 },
    ],
  );
  await db.destroy();
});
