import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Kysely } from 'kysely';
import { createMigrator } from '../../src/store/sql/migrate.ts';
import type { Database } from '../../src/store/sql/tables.ts';
import { EmbeddedSqliteDialect } from '../../src/store/sqlite/embedded-sqlite-dialect.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { nodeSqliteDatabase } from '../../src/store/sqlite/node-sqlite-database.ts';
import { sqliteTraits } from '../../src/store/sqlite/sqlite-traits.ts';
import { insertEvent } from './records.ts';
import { storedDeposit } from './stored-deposit.ts';

const given = 9_000_000_000_000;

/** SQLite makes the table anew, as it cannot take a rule from one that is there. */
describe('the migration that finds events by their deposit, over node:sqlite', () => {
  let folder = '';
  let file = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'ipay-events-'))));
  after(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    file = join(folder, `${Math.random()}.sqlite`);
    const dialect = new EmbeddedSqliteDialect({ database: nodeSqliteDatabase(new DatabaseSync(file)) }, 100);
    const db = new Kysely<Database>({ dialect });
    const { error } = await (await createMigrator(db, sqliteTraits)).migrateTo('007-identity');
    assert.equal(error, undefined);
    await db.destroy();
  });

  const run = (sql: string): void => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  const sequences = async (): Promise<number[]> => {
    const store = await openSqliteStore({ file });
    await store.transact(async (tx) => {
      await tx.insertDeposit(storedDeposit('dep_2'));
      await insertEvent(tx, 'evt_2', 'dep_2');
    });
    const events = await store.read.listEvents(0, 9);
    await store.close();
    return events.map(({ sequence }) => sequence);
  };

  const insert = `insert into outbox (sequence, id, type, payload, state, deliveries, next_delivery_at, leased_until, created_at)
    values (${given}, 'evt_1', 'deposit.credited', '{}', 'delivered', 1, 0, 0, 0);`;

  it('goes on above the last event', async () => {
    run(insert);
    assert.deepEqual(await sequences(), [given, given + 1]);
  });

  it('gives out no number again whose event was deleted', async () => {
    run(`${insert} delete from outbox`);
    assert.deepEqual(await sequences(), [given + 1]);
  });

  it('begins a database without events', async () => {
    assert.equal((await sequences()).length, 1);
  });

  it('leaves what the merchant’s people have hung on to the table', async () => {
    run(`${insert}
      create view told as select id from outbox where state = 'delivered';
      create index mine on outbox (type);
      create table seen (id text);
      create trigger notice after insert on outbox begin insert into seen values (new.id); end;
      create trigger look after insert on deposit begin insert into seen select id from told; end;`);
    await sequences();
    const database = new DatabaseSync(file);
    const names = (query: string) =>
      database
        .prepare(query)
        .all()
        .flatMap((row) => Object.values(row));
    assert.deepEqual(names('select id from told'), ['evt_1']);
    assert.deepEqual(names('select id from seen'), ['evt_1', 'evt_2']);
    assert.deepEqual(
      names("select name from sqlite_schema where type = 'index' and tbl_name = 'outbox'").sort(),
      ['mine', 'outbox_of_deposit', 'outbox_of_withdrawal', 'outbox_untaken'],
    );
    database.close();
  });
});
