import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandError } from './command-error.ts';
import { openDatabase } from './open-database.ts';

/** SQLITE_BUSY */
const busyCode = 5;

/** A folder that belongs to this process until it is closed. */
export interface DataFolder {
  /** The path of a file in it. */
  file(name: string): string;
  close(): void;
}

function makeFolder(folder: string): void {
  try {
    // Only a folder of our own making is closed to others; somebody else's `--data` stays as it is.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const isFile = error.code === 'EEXIST' || error.code === 'ENOTDIR';
    const reason = isFile ? 'is a file, or lies below one' : `cannot be made: ${error.message}`;
    throw new CommandError(`The folder ${folder} ${reason}. Choose another folder with --data.`);
  }
}

/** A lock the system itself takes back when the process dies, so that none is ever left behind. */
function lock(file: string, folder: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busyCode) {
      throw new CommandError(
        `Another process works with the folder ${folder}. Stop it, or choose another folder with --data.`,
      );
    }
    throw error;
  }
}

/**
 * Makes the folder where it is missing, and takes it for this process alone: two processes on one folder would
 * each send the postbacks and events of the other.
 *
 * @throws {CommandError} when it cannot be made, or another process has it
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  makeFolder(folder);
  const held = await openDatabase(join(folder, 'lock.db'), (file) => lock(file, folder));
  return { file: (name) => join(folder, name), close: () => held.close() };
}
