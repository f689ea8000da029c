import assert from 'node:assert/strict';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { StoreError, backupSqliteStore, openSqliteStore } from '../../src/store/sqlite/index.ts';
import { untilTrue } from '../tools/until-true.ts';
import { storedDeposit } from './stored-deposit.ts';

const run = promisify(execFile);
const writer = join(import.meta.dirname, 'write-deposits.ts');

let folder = '';
let files = 0;
before(() => (folder = mkdtempSync(join(tmpdir(), 'ipay-store-'))));
after(() => rmSync(folder, { recursive: true }));
const newFile = () => join(folder, 'a', 'b', `${files++}.sqlite`);

const modeOf = (file: string) => statSync(file).mode & 0o777;

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

  it('makes the file that a link leads to, as on the volume of a new container', async () => {
    const file = newFile();
    const link = newFile();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    symlinkSync(file, link);
    const store = await openSqliteStore({ file: link });
    await store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
    assert.equal(modeOf(file), 0o600);
    assert(existsSync(`${file}-wal`));
    await store.close();
  });

  it('says why a file that is there cannot be opened', async () => {
    const says = (file: string, why: RegExp) =>
      assert.rejects(openSqliteStore({ file }), (error) => {
        assert(isUnavailable(error) && error instanceof Error && error.cause instanceof Error);
        assert.match(error.cause.message, why);
        return true;
      });
    await says(folder, /^It is no file\.$/);
    // SQLite would keep the one nowhere, and the other in a file that all can read.
    for (const file of [':memory:', `file:${newFile()}`]) await says(file, /^It is no path\.$/);
    // Root may do everything.
    if (process.getuid?.() === 0) return;
    const file = newFile();
    await (await openSqliteStore({ file })).close();
    chmodSync(file, 0o400);
    await says(file, /^EACCES: permission denied/);
  });

  it('keeps the file in WAL mode, so that readers never wait for a writer', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    const other = new DatabaseSync(file);
    assert.equal(other.prepare('pragma journal_mode').get()?.['journal_mode'], 'wal');
    other.close();
    await store.close();
  });

  it("keeps the file, and those beside it, its owner's alone", async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    for (const suffix of ['', '-wal', '-shm']) assert.equal(modeOf(file + suffix), 0o600);
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

describe('a transaction in SQLite', () => {
  it('waits its turn without holding up the process, and gives up in time', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file, busyTimeoutMs: 1000 });
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
});

describe('backupSqliteStore', () => {
  it('copies what is committed, while somebody is writing', async () => {
    const file = newFile();
    const target = newFile();
    const store = await openSqliteStore({ file });
    await store.transact((tx) => tx.insertDeposit(storedDeposit('committed')));
    await store.transact(async (tx) => {
      await tx.insertDeposit(storedDeposit('not_yet'));
      await backupSqliteStore(file, target);
    });
    await store.close();
    assert.equal(modeOf(target), 0o600);
    const copy = await openSqliteStore({ file: target });
    assert(await copy.read.findDeposit('committed'));
    assert.equal(await copy.read.findDeposit('not_yet'), undefined);
    await copy.close();
  });

  it('writes over nothing, and makes nothing of nothing', async () => {
    const file = newFile();
    const target = newFile();
    await assert.rejects(backupSqliteStore(file, target), isUnavailable);
    assert.equal(existsSync(target), false);
    const store = await openSqliteStore({ file });
    await store.close();
    writeFileSync(target, 'of somebody');
    await assert.rejects(backupSqliteStore(file, target), isUnavailable);
    assert.equal(readFileSync(target, 'utf8'), 'of somebody');
  });
});

describe('several processes on one file', () => {
  it(
    'find it locked by one that has opened it twice: else a look at it by the sqlite3 of many systems removes the log that is written',
    { skip: !existsSync('/proc/locks') && 'this system does not say who holds which lock' },
    async () => {
      const file = newFile();
      const holder = fork(join(import.meta.dirname, 'open-twice.ts'), [file], { execArgv: [] });
      try {
        await once(holder, 'message');
        const { ino } = statSync(file);
        const isIt = (line: string) => line.includes(` ${holder.pid} `) && line.includes(`:${ino} `);
        // The system gives its list in pieces, and leaves out what moves up from one to another between them, as locks
        // of others come and go.
        await untilTrue('the lock to be in the list', () =>
          readFileSync('/proc/locks', 'utf8').split('\n').some(isIt),
        );
      } finally {
        holder.kill('SIGKILL');
        await once(holder, 'close');
      }
    },
  );

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
