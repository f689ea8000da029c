import { closeSync, openSync, rmSync } from 'node:fs';
import { StoreError } from '../store-error.ts';
import { checkLogBeside, markAsBackup } from './backup-mark.ts';
import { embeddedSqlite } from './embedded-sqlite.ts';

/** All at once: a copy made in steps starts anew each time somebody writes in between. */
const everyPage = 2 ** 31 - 1;

/**
 * Copies the store, as it is at one moment, into a new file, while proxies go on using it; readable by its owner
 * alone. Copying the file by other means misses what still is in `-wal`, or tears it.
 *
 * To go back to a backup, stop every proxy, put the copy in the place of the file, and remove the `-wal` and
 * `-shm` beside it; with those of the file before, it is not opened.
 *
 * @throws {StoreError} `node_too_old`; `store_unavailable` when there is no such store, or `target` exists
 */
export async function backupSqliteStore(file: string, target: string): Promise<void> {
  const sqlite = embeddedSqlite();
  let isOurs = false;
  try {
    checkLogBeside(file);
    const source = new sqlite.DatabaseSync(file, { readOnly: true });
    try {
      closeSync(openSync(target, 'wx', 0o600));
      isOurs = true;
      await sqlite.backup(source, target, { rate: everyPage });
      markAsBackup(target);
    } finally {
      source.close();
    }
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    if (isOurs) rmSync(target, { force: true });
    throw new StoreError('store_unavailable', `The store ${file} cannot be copied to ${target}.`, { cause });
  }
}
