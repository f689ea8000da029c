import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { ConcurrentChangeError } from '../../src/store/concurrent-change-error.ts';
import { StoreError, openSqliteStore } from '../../src/store/sqlite/index.ts';
import { storedDeposit } from './stored-deposit.ts';

const run = promisify(execFile);
const writer = join(import.meta.dirname, 'write-deposits.ts');

let folder = '';
let files = 0;
before(() => (folder = mkdtempSync(join(tmpdir(), 'ipay-store-'))));
after(() => rmSync(folder, { recursive: true }));
const newFile = () => join(folder, 'a', 'b', `${files++}.sqlite`);

const isUnavailable = (error: unknown) => error instanceof StoreError && error.code === 'store_unavailable';

describe('openSqliteStore', () => {
  it('makes the file and its folder, and finds everything again', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    await store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
    await store.close();
    for (let time = 0; time < 2; time++) {
      const again = await openSqliteStore({ file });
      assert.deepEqual(await again.read.findDeposit('dep_1'), storedDeposit('dep_1'));
      await again.close();
    }
  });

  it('keeps the file in WAL mode, so that readers never wait for a writer', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    const other = new DatabaseSync(file);
    assert.equal(other.prepare('pragma journal_mode').get()?.['journal_mode'], 'wal');
    other.close();
    await store.close();
  });

  it('applies the first schema whole or not at all', async () => {
    const file = newFile();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    const database = new DatabaseSync(file);
    // In the way of a table that comes late in the migration.
    database.exec('create table outbox (id text)');
    await assert.rejects(openSqliteStore({ file }), isUnavailable);
    assert.equal(database.prepare("select 1 from sqlite_master where name = 'deposit'").get(), undefined);
    database.exec('drop table outbox');
    database.close();
    await (await openSqliteStore({ file })).close();
  });

  it('says which file it cannot open', async () => {
    const file = newFile();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    writeFileSync(file, 'this is no database '.repeat(100));
    await assert.rejects(openSqliteStore({ file }), (error) => {
      assert(isUnavailable(error) && error instanceof Error);
      assert(error.message.includes(file));
      return true;
    });
    await assert.rejects(openSqliteStore({ file: folder }), isUnavailable);
  });

  it('says that it needs a newer Node where there is no embedded SQLite', async () => {
    const store = join(import.meta.dirname, '../../src/store/sqlite/index.ts');
    for (const older of [
      'process.getBuiltinModule = () => undefined;',
      'delete process.getBuiltinModule;',
      'process.getBuiltinModule = () => ({ StatementSync: class {} });',
    ]) {
      const script = `
        import { openSqliteStore } from ${JSON.stringify(store)};
        ${older}
        await openSqliteStore({ file: 'never' }).catch(({ code, message }) => console.log(code, message));`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
      assert.match(stdout, /^node_too_old The embedded store needs Node 24 or later; this is v/);
    }
  });
});

describe('a transaction', () => {
  it('is all or nothing, and tells watchers after the commit alone', async () => {
    const store = await openSqliteStore({ file: newFile() });
    await store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
    let told = 0;
    const unwatch = store.watch('dep_1', () => told++);
    const change = { attemptsUsed: 7 };
    await assert.rejects(
      store.transact(async (tx) => {
        await tx.updateDeposit('dep_1', 1, change, 0);
        throw new Error('in the middle');
      }),
      /in the middle/,
    );
    assert.deepEqual([(await store.read.findDeposit('dep_1'))?.version, told], [1, 0]);
    await store.transact((tx) => tx.updateDeposit('dep_1', 1, change, 0));
    assert.deepEqual([(await store.read.findDeposit('dep_1'))?.attemptsUsed, told], [7, 1]);
    assert.equal(await store.transact((tx) => tx.updateDeposit('dep_1', 1, change, 0)), false);
    unwatch();
    await store.transact((tx) => tx.updateDeposit('dep_1', 2, change, 0));
    assert.equal(told, 1);
    await store.close();
  });

  it('is run again after losing a race, but not for ever', async () => {
    const store = await openSqliteStore({ file: newFile() });
    let runs = 0;
    const lose = (times: number) => () => {
      runs++;
      if (runs <= times) throw new ConcurrentChangeError('lost');
      return Promise.resolve(runs);
    };
    assert.equal(await store.transact(lose(2)), 3);
    runs = 0;
    await assert.rejects(store.transact(lose(Infinity)), ConcurrentChangeError);
    assert.equal(runs, 5);
    await store.close();
  });

  it('waits its turn without holding up the process, and gives up in time', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file, busyTimeoutMs: 200 });
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    await assert.rejects(
      store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1'))),
      isUnavailable,
    );
    clearInterval(ticking);
    assert(turns > 5, `only ${turns} turns of the event loop while it waited`);
    const waiting = store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
    setImmediate(() => other.exec('commit'));
    await waiting;
    other.close();
    await store.close();
  });

  it('decides a race by the unique ordinal', async () => {
    const store = await openSqliteStore({ file: newFile() });
    await store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
    const insert = (id: string) =>
      store.transact((tx) =>
        tx.insertAttempt({
          id,
          depositId: 'dep_1',
          ordinal: 1,
          transactionNumber: '11111111',
          state: 'submitting',
          depositStateBefore: 'awaiting_payment',
          reason: null,
          createdAtMs: 0,
          changedAtMs: 0,
        }),
      );
    assert.deepEqual(await Promise.all([insert('a'), insert('b'), insert('c')]), [true, false, false]);
    assert.equal((await store.read.listAttempts('dep_1')).length, 1);
    await store.close();
  });
});

describe('several processes on one file', () => {
  it('open it new at the same time, and lose nothing', async () => {
    const file = newFile();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    // No writes, so the shared deposit is not missed: this is the race of the migrations.
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => run(process.execPath, [writer, file, name, '0'])));
    const store = await openSqliteStore({ file });
    await store.transact((tx) => tx.insertDeposit(storedDeposit('shared')));
    const names = ['a', 'b', 'c'];
    await Promise.all(names.map((name) => run(process.execPath, [writer, file, name, '40'])));
    assert.equal((await store.read.findDeposit('shared'))?.attemptsUsed, 120);
    for (const name of names) assert(await store.read.findDeposit(`${name}-39`));
    await store.close();
  });
});
