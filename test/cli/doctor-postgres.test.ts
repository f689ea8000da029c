import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { checkDatabase } from '../../src/cli/doctor/check-database.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { postgresTraits } from '../../src/store/postgres/postgres-traits.ts';
import { createMigrator } from '../../src/store/sql/migrate.ts';
import type { Database } from '../../src/store/sql/tables.ts';
import { postgresServer } from '../store/postgres-server.ts';

const server = postgresServer();
const check = (url: string) => checkDatabase({ url, file: 'unused' });
const tablesOf = async (url: string) =>
  (await server.rows(url, `select tablename as name from pg_tables where schemaname = 'public'`)).length;

/** As an earlier version has left it. */
async function migrateOnce(url: string): Promise<void> {
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
  });
  const { error } = await (await createMigrator(db, postgresTraits)).migrateUp();
  await db.destroy();
  assert.equal(error, undefined);
}

describe('doctor, of a PostgreSQL', () => {
  it('leaves an empty one empty', async () => {
    const url = await server.newDatabase();
    const { status, message } = await check(url);
    assert.deepEqual([status, await tablesOf(url)], ['ok', 0]);
    assert.match(message, /made at the first start/);
  });

  it('leaves the schema as it is, on which others may be running', async () => {
    const url = await server.newDatabase();
    await migrateOnce(url);
    const before = await server.rows(url, 'select name from kysely_migration');
    const { status, message } = await check(url);
    assert.deepEqual([status, before.length], ['ok', 1]);
    assert.match(message, /brought up to date at the next start/);
    assert.deepEqual(await server.rows(url, 'select name from kysely_migration'), before);
  });

  it('is content with the newest', async () => {
    const url = await server.newDatabase();
    await (await openPostgresStore({ connectionString: url })).close();
    const { status, message } = await check(url);
    assert.equal(status, 'ok');
    assert.match(message, /schema is the newest/);
  });

  it('tells of a later version’s, and fails where this one cannot go on with it', async () => {
    const url = await server.newDatabase();
    await (await openPostgresStore({ connectionString: url })).close();
    await server.rows(url, "insert into kysely_migration values ('998-more', '')");
    const { status, message } = await check(url);
    assert.equal(status, 'ok');
    assert.match(message, /of a later version, and this one goes on/);
    await server.rows(url, "insert into kysely_migration values ('999-otherwise-ends-line', '')");
    const beyond = await check(url);
    assert(beyond.status === 'fail', beyond.message);
    assert.match(beyond.remedy, /^Start that version again/);
  });

  it('fails where nothing can be written', async () => {
    const url = await server.newDatabase();
    await (await openPostgresStore({ connectionString: url })).close();
    const name = new URL(url).pathname.slice(1);
    await server.rows(url, `alter database ${name} set default_transaction_read_only = on`);
    const { status, message } = await check(url);
    assert.equal(status, 'fail');
    assert.match(message, /read/);
  });

  it('fails where no tables can be made', async () => {
    const url = await server.newDatabase();
    await server.rows(
      url,
      `revoke create on schema public from public; drop role if exists ipay_reader_${process.pid};
      create role ipay_reader_${process.pid} login password 'canary-reader'`,
    );
    const reader = new URL(url);
    reader.username = `ipay_reader_${process.pid}`;
    reader.password = 'canary-reader';
    const { status, message } = await check(reader.href);
    await server.rows(url, `drop role ipay_reader_${process.pid}`);
    assert.equal(status, 'fail');
    assert.match(message, /tables/);
  });

  it('says what to grant to who was given nothing, in the schema that it is about', async () => {
    const url = await server.newDatabase();
    const role = `ipay_granted_nothing_${process.pid}`;
    await server.rows(url, `create schema "Pay"; create role ${role} login password 'canary-nothing'`);
    await server.rows(url, `grant usage on schema "Pay" to ${role}`);
    const inPay = new URL(`${url}?options=-c%20search_path%3D%22Pay%22`);
    const asNobody = new URL(inPay);
    [asNobody.username, asNobody.password] = [role, 'canary-nothing'];
    const tablesMissing = await check(asNobody.href);
    await (await openPostgresStore({ connectionString: inPay.href })).close();
    const rightsMissing = await check(asNobody.href);
    await server.rows(url, `drop owned by ${role}; drop role ${role}`);
    assert.match(
      JSON.stringify(tablesMissing),
      /may make no tables.*grant create on schema \\"Pay\\" to ipay_granted/,
    );
    assert.match(
      JSON.stringify(rightsMissing),
      /may not use .*session.*all tables in schema \\"Pay\\" to ipay_granted/,
    );
  });

  it('fails where there is none, and tells no password', async () => {
    const url = new URL(await server.newDatabase());
    url.pathname = '/nowhere';
    const finding = await check(url.href);
    assert.equal(finding.status, 'fail');
    assert(!JSON.stringify(finding).includes(url.password));
  });
});
