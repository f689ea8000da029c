import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import type * as NodeSqlite from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { DepositStore } from '../deposit-store.ts';
import { migrate } from '../sql/migrate.ts';
import { createSqlStore } from '../sql/sql-store.ts';
import type { Database } from '../sql/tables.ts';
import { StoreError } from '../store-error.ts';
import { durablePragmas } from './durable-pragmas.ts';
import { EmbeddedSqliteDialect } from './embedded-sqlite-dialect.ts';
import { nodeSqliteDatabase } from './node-sqlite-database.ts';

export interface SqliteStoreOptions {
  /** The database file; it and its folder are made when missing. Beside it live `-wal` and `-shm`. */
  readonly file: string;
  /** How long to wait for another process's write, in milliseconds. Default 5000. */
  readonly busyTimeoutMs?: number;
}

/** Node's embedded SQLite, or nothing where it is missing or lacks what we use. */
function embeddedSqlite(): typeof NodeSqlite | undefined {
  // Asked for at run time, so that importing this module never fails on an older Node; the earliest of them have
  // no way to ask.
  if (!('getBuiltinModule' in process)) return undefined;
  const sqlite = process.getBuiltinModule('node:sqlite') as typeof NodeSqlite | undefined;
  return sqlite && 'columns' in sqlite.StatementSync.prototype ? sqlite : undefined;
}

function openFile(sqlite: typeof NodeSqlite, { file, busyTimeoutMs = 5000 }: SqliteStoreOptions) {
  mkdirSync(dirname(file), { recursive: true });
  const database = new sqlite.DatabaseSync(file, { timeout: busyTimeoutMs });
  database.exec(durablePragmas);
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
  if (!sqlite) {
    throw new StoreError(
      'node_too_old',
      `The embedded store needs Node 24 or later; this is ${process.version}. Run the proxy on Node 24.`,
    );
  }
  let db: Kysely<Database> | undefined;
  try {
    db = openFile(sqlite, options);
    await migrate(db, { sequenceType: 'integer' });
    // From here on waiting is the driver's business: readers never wait in WAL mode, and writers wait at `begin`.
    await sql`pragma busy_timeout = 0`.execute(db);
    return createSqlStore(db);
  } catch (error) {
    await db?.destroy();
    if (error instanceof StoreError) throw error;
    throw new StoreError('store_unavailable', `The store file ${options.file} cannot be opened.`, {
      cause: error,
    });
  }
}
