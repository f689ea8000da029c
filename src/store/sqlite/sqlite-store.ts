import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as NodeSqlite from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { DepositStore } from '../deposit-store.ts';
import { migrate } from '../sql/migrate.ts';
import { noNewsChannel } from '../sql/news-channel.ts';
import { createSqlStore } from '../sql/sql-store.ts';
import type { Database } from '../sql/tables.ts';
import { createWatchers } from '../sql/watchers.ts';
import { StoreError } from '../store-error.ts';
import { EmbeddedSqliteDialect } from './embedded-sqlite-dialect.ts';
import { embeddedSqlite } from './embedded-sqlite.ts';
import { nodeSqliteDatabase } from './node-sqlite-database.ts';
import { sqliteTraits } from './sqlite-traits.ts';

export interface SqliteStoreOptions {
  /** The database file; it and its folder are made when missing. Beside it live `-wal` and `-shm`. */
  readonly file: string;
  /** How long to wait for another process's write, in milliseconds. Default 5000. */
  readonly busyTimeoutMs?: number;
}

function openFile(sqlite: typeof NodeSqlite, { file, busyTimeoutMs = 5000 }: SqliteStoreOptions) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Who paid what is nobody else's business. SQLite gives its files beside this one the same mode.
  closeSync(openSync(file, 'a', 0o600));
  const database = new sqlite.DatabaseSync(file, { timeout: busyTimeoutMs });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  return new Kysely<Database>({
    dialect: new EmbeddedSqliteDialect({ database: nodeSqliteDatabase(database) }, busyTimeoutMs),
  });
}

/**
 * Opens the embedded store: one SQLite file in WAL mode, every commit synced to disk before it is
 * acknowledged (`synchronous=FULL`).
 *
 * @throws {StoreError} `node_too_old` without Node's embedded SQLite; `store_unavailable` when the file
 *   cannot be opened
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<DepositStore> {
  const sqlite = embeddedSqlite();
  let db: Kysely<Database> | undefined;
  try {
    db = openFile(sqlite, options);
    await migrate(db, sqliteTraits);
    // From here on waiting is the driver's business: readers never wait in WAL mode, and writers wait at `begin`.
    await sql`pragma busy_timeout = 0`.execute(db);
    return createSqlStore({ db, traits: sqliteTraits, watchers: createWatchers(), news: noNewsChannel });
  } catch (error) {
    await db?.destroy();
    if (error instanceof StoreError) throw error;
    throw new StoreError('store_unavailable', `The store file ${options.file} cannot be opened.`, {
      cause: error,
    });
  }
}
