import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { checkDatabase } from '../../src/cli/doctor/check-database.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

describe('doctor, of a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-doctor-'));
  after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'proxy.db');
  const check = () => checkDatabase({ url: undefined, file });
  const run = (sql: string): void => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };

  it('tells how its schema stands to this version, and fails where this one cannot go on with it', async () => {
    assert.match((await check()).message, /made at the first start/);
    await (await openSqliteStore({ file })).close();
    const newest = await check();
    assert.deepEqual([newest.status, newest.message.includes('schema')], ['ok', false]);
    run("insert into kysely_migration values ('998-more', '')");
    assert.match((await check()).message, /of a later version, and this one goes on/);
    run("insert into kysely_migration values ('999-otherwise-ends-line', '')");
    const beyond = await check();
    assert(beyond.status === 'fail', beyond.message);
    assert.match(beyond.remedy, /^Start that version again/);
    assert.match(beyond.message, /999-otherwise-ends-line/);
    run("delete from kysely_migration where name >= '008'");
    assert.match((await check()).message, /brought up to date at the next start/);
  });
});
