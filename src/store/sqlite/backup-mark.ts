import { closeSync, existsSync, fsyncSync, openSync, realpathSync, statSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { StoreError } from '../store-error.ts';
import { embeddedSqlite } from './embedded-sqlite.ts';

/** Where SQLite's header has room to say which program a file belongs to. A store that runs says nothing there. */
const markOffset = 68;
const mark = Buffer.from('iPBk');
const noMark = Buffer.alloc(mark.length);

/** Not by SQLite, which would read the log beside the file, and write it into the file when it closes. */
function writeMark(file: string, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+');
  try {
    writeSync(descriptor, bytes, 0, bytes.length, markOffset);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * By SQLite, as whoever closes a file takes away all locks that this process has on it, which may have the store open
 * already; and as a file that nothing changes, whose log is not looked at.
 */
function isMarked(file: string): boolean {
  const address = pathToFileURL(file);
  address.searchParams.set('immutable', '1');
  try {
    const database = new (embeddedSqlite().DatabaseSync)(address, { readOnly: true });
    try {
      return database.prepare('pragma application_id').get()?.['application_id'] === mark.readInt32BE();
    } finally {
      database.close();
    }
  } catch {
    // Missing, or no database: whoever opens it says so.
    return false;
  }
}

/** Says in a finished copy that it is one, and has no log yet. */
export const markAsBackup = (file: string): void => writeMark(file, mark);

/**
 * A copy that took the place of its file may have found the log of that file beside it. SQLite cannot tell, and would
 * write pages of the one between those of the other.
 *
 * @throws {StoreError} `store_unavailable`: nothing was touched
 */
export function checkLogBeside(file: string): void {
  if (!existsSync(file)) return;
  // SQLite keeps the log where links lead to.
  const real = realpathSync(file);
  const log = `${real}-wal`;
  if (!existsSync(log) || statSync(log).size === 0) return;
  // The log first: a proxy that starts at the same moment takes the mark away before it begins a log of its own.
  if (!isMarked(file)) return;
  throw new StoreError(
    'store_unavailable',
    `The file ${file} is a backup, and ${log} belongs to the file that it replaces. Stop every proxy, remove ${log} and ${real}-shm, and start again.`,
  );
}

/** Before a store is opened: from now on a log beside it is its own. */
export function beginFromBackup(file: string): void {
  checkLogBeside(file);
  if (isMarked(file)) writeMark(file, noMark);
}
