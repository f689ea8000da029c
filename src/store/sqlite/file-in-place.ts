import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreError } from '../store-error.ts';

/** Which file is at a path; `undefined` when none is, or when nobody gets there: the next start would not either. */
function fileAt(path: string): string | undefined {
  try {
    // As whole numbers: those of some file systems are larger than a number holds exactly.
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

/**
 * Makes a check that the file which is open, and its log, are still those that the next start would find. The system
 * lets a process write on into a file that was removed, by a deployment that empties its folder, or that a backup has
 * taken the place of; what was acknowledged would be gone with the process.
 *
 * @param file which is open, in WAL mode, and has been read
 * @returns throws a {StoreError} `store_unavailable` when one is another by now
 */
export function createPlaceCheck(file: string): () => void {
  // The program may go to another folder, as SQLite has seen to. The log is where links lead to.
  const places = [resolve(file), `${realpathSync(file)}-wal`].map((path) => ({ path, opened: fileAt(path) }));
  return () => {
    for (const { path, opened } of places) {
      if (fileAt(path) === opened) continue;
      throw new StoreError(
        'store_unavailable',
        `${path} was removed, moved, replaced or locked away while the store is open: nothing more is written. Put it back, or stop every proxy first.`,
      );
    }
  };
}
