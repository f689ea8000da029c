import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { StoreError, backupSqliteStore, openSqliteStore } from '../../src/store/sqlite/index.ts';
import { inspectSqliteFile } from '../../src/store/sqlite/inspect-sqlite-file.ts';
import { storedDeposit } from './stored-deposit.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipay-backup-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, `${files++}.db`);

const write = (store: DepositStore, from: number, until: number) =>
  store.transact(async (tx) => {
    for (let index = from; index < until; index++) await tx.insertDeposit(storedDeposit(`dep_${index}`));
  });

/** What a process leaves behind that is killed: the file, and a log that is not yet in it. */
async function killed(store: DepositStore, file: string, target: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) copyFileSync(file + suffix, target + suffix);
  await store.close();
}

/** A file that a killed process left, in whose place its backup was put, as an operator in a hurry does it. */
async function backupBesideLog(): Promise<string> {
  const [file, backup, left] = [newFile(), newFile(), newFile()];
  const store = await openSqliteStore({ file });
  await write(store, 0, 500);
  await backupSqliteStore(file, backup);
  await write(store, 500, 1000);
  await killed(store, file, left);
  copyFileSync(backup, left);
  return left;
}

const namesLog = (file: string) => (error: unknown) =>
  error instanceof StoreError && error.message.includes(`${file}-wal`) && error.message.includes('remove');

describe('a backup that was put in the place of its file, beside the log of the file before', () => {
  it('is opened by nobody, and is whole as soon as the log is gone', async () => {
    const file = await backupBesideLog();
    const before = readFileSync(file);
    await assert.rejects(openSqliteStore({ file }), namesLog(file));
    assert.throws(() => inspectSqliteFile(file), namesLog(file));
    assert.deepEqual(readFileSync(file), before);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix);
    inspectSqliteFile(file);

    const store = await openSqliteStore({ file });
    assert(await store.read.findDeposit('dep_499'));
    assert.equal(await store.read.findDeposit('dep_500'), undefined);
    await write(store, 500, 600);
    await store.close();
    const database = new DatabaseSync(file);
    assert.equal(database.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok');
    database.close();
  });

  it('is opened by nobody under another name either: the log lies where the link leads', async () => {
    const file = await backupBesideLog();
    const link = newFile();
    symlinkSync(file, link);
    // The temporary folder may be a link itself.
    const named = namesLog(realpathSync(file));
    await assert.rejects(openSqliteStore({ file: link }), named);
    assert.throws(() => inspectSqliteFile(link), named);
    await assert.rejects(backupSqliteStore(link, newFile()), named);
  });

  it('has a log of its own once it was opened, which is kept', async () => {
    const [file, backup, left] = [newFile(), newFile(), newFile()];
    const first = await openSqliteStore({ file });
    await backupSqliteStore(file, backup);
    await first.close();
    const store = await openSqliteStore({ file: backup });
    await write(store, 0, 100);
    await killed(store, backup, left);
    assert(existsSync(`${left}-wal`));
    const again = await openSqliteStore({ file: left });
    assert(await again.read.findDeposit('dep_99'));
    await again.close();
  });

  it('can be copied again, and each copy is one', async () => {
    const [file, backup, second] = [newFile(), newFile(), newFile()];
    await (await openSqliteStore({ file })).close();
    await backupSqliteStore(file, backup);
    await backupSqliteStore(backup, second);
    for (const copy of [backup, second]) {
      copyFileSync(copy, `${copy}-wal`);
      await assert.rejects(openSqliteStore({ file: copy }), namesLog(copy));
    }
  });
});
