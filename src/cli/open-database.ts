import { chmodSync, closeSync, openSync } from 'node:fs';
import { StoreError } from '../store/store-error.ts';
import { CommandError } from './command-error.ts';

/** The store wraps what the file system and SQLite say, their codes included. */
function unwrapped(error: unknown): unknown {
  return error instanceof StoreError ? unwrapped(error.cause) : error;
}

/** Errors of the file system, such as `EACCES` with the path it is about, and those of SQLite. */
function isFileProblem(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && (error.code === 'ERR_SQLITE_ERROR' || 'path' in error);
}

/**
 * Opens a database file that is its owner's alone: it holds payments and the bodies of postbacks.
 *
 * @param open opens the file, which exists by then; SQLite gives `-wal` and `-shm` the mode of the file itself
 * @throws {CommandError} when the file cannot be read or is no database
 */
export async function openDatabase<Opened>(
  file: string,
  open: (file: string) => Opened | Promise<Opened>,
): Promise<Opened> {
  try {
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    return await open(file);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'node_too_old') throw new CommandError(error.message);
    const cause = unwrapped(error);
    if (!isFileProblem(cause)) throw error;
    throw new CommandError(
      `The file ${file} cannot be opened as a database: ${cause.message}. ` +
        'Choose another folder with --data, or move the file away to begin anew.',
    );
  }
}
