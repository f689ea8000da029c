import { DatabaseSync } from 'node:sqlite';
import { checkLogBeside } from './backup-mark.ts';
import { durablePragmas } from './durable-pragmas.ts';

export interface SqliteInspection {
  /** `wal` where the file system can do it. */
  readonly journalMode: string;
  /** 2 is FULL: each commit is on disk before it is acknowledged. */
  readonly synchronous: number;
}

function valueOf(database: DatabaseSync, pragma: string): unknown {
  return Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0];
}

/**
 * Opens a database file with the settings of the store, takes its write lock and lets it go: nothing is changed in an
 * existing file. Throws what SQLite throws.
 */
export function inspectSqliteFile(file: string): SqliteInspection {
  checkLogBeside(file);
  const database = new DatabaseSync(file, { timeout: 2000 });
  try {
    database.exec(durablePragmas);
    database.exec('begin immediate; rollback;');
    return {
      journalMode: String(valueOf(database, 'journal_mode')),
      synchronous: Number(valueOf(database, 'synchronous')),
    };
  } finally {
    database.close();
  }
}
