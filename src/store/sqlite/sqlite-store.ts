import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as NodeSqlite from 'node:sqlite';
import { Kysely } from 'kysely';
import type { SqliteDatabase } from 'kysely';
import type { DepositStore } from '../deposit-store.ts';
import { migrate } from '../sql/migrate.ts';
import { noNewsChannel } from '../sql/news-channel.ts';
import { createSqlStore } from '../sql/sql-store.ts';
import type { SqlStoreConnections } from '../sql/sql-store.ts';
import type { Database } from '../sql/tables.ts';
import { createWatchers } from '../sql/watchers.ts';
import { StoreError } from '../store-error.ts';
import { beginFromBackup } from './backup-mark.ts';
import { beginImmediate } from './begin-immediate.ts';
import { directSqlite } from './direct-sqlite.ts';
import { durablePragmas } from './durable-pragmas.ts';
import { EmbeddedSqliteDialect } from './embedded-sqlite-dialect.ts';
import { embeddedSqlite } from './embedded-sqlite.ts';
import { createPlaceCheck } from './file-in-place.ts';
import { isFilePath } from './is-file-path.ts';
import { nodeSqliteDatabase } from './node-sqlite-database.ts';
import { createSharedCommit } from './shared-commit.ts';
import { sqliteTraits } from './sqlite-traits.ts';
import { createTurnSnapshot, endSnapshots } from './turn-snapshot.ts';

const defaultBusyTimeoutMs = 5000;

/**
 * The log is cut back after a checkpoint, so that one busy hour does not keep the disk for ever. What a savepoint
 * would need to undo its work stays in memory: beyond 64 KiB it would go to a file, which each postback made anew.
 */
const writerPragmas = `${durablePragmas} pragma journal_size_limit = 16777216; pragma temp_store = memory;`;

export interface SqliteStoreOptions {
  /** Path of the database file; it and its folder are made when missing. Beside it live `-wal` and `-shm`. */
  readonly file: string;
  /** How long to wait for another process's write, in milliseconds. Default 5000. */
  readonly busyTimeoutMs?: number;
}

interface OpenFile {
  readonly database: SqliteDatabase;
  readonly dialect: EmbeddedSqliteDialect;
}

function openFile(
  sqlite: typeof NodeSqlite,
  { file, busyTimeoutMs = defaultBusyTimeoutMs }: SqliteStoreOptions,
  pragmas: string,
): OpenFile {
  const connection = new sqlite.DatabaseSync(file, { timeout: busyTimeoutMs });
  connection.exec(pragmas);
  const database = nodeSqliteDatabase(connection);
  return { database, dialect: new EmbeddedSqliteDialect({ database }, busyTimeoutMs) };
}

/** Who paid what is nobody else's business. SQLite gives its files beside this one the same mode. */
function makeFile(file: string): void {
  if (!isFilePath(file)) throw new Error('It is no path.');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    // Also through a link that leads to no file yet.
    closeSync(openSync(file, 'a', 0o600));
    return;
  }
  // One that is there is not opened: closing it would take away the locks of a store that this process has open on it,
  // and whoever looks into the file from outside would remove the log that the store goes on writing.
  // SQLite says of each of these only that it is unable to open the file.
  accessSync(file, constants.R_OK | constants.W_OK);
  if (!statSync(file).isFile()) throw new Error('It is no file.');
}

/** One connection writes, and what is committed is read on another: nobody sees what may yet be rolled back. */
function connectionsOf(
  writer: OpenFile,
  reader: OpenFile,
  { file, busyTimeoutMs = defaultBusyTimeoutMs }: SqliteStoreOptions,
): SqlStoreConnections {
  const checkPlace = createPlaceCheck(file);
  const snapshot = createTurnSnapshot((statement) => reader.database.prepare(statement).run([]));
  const execute = (statement: string): void => {
    if (statement === 'commit') checkPlace();
    writer.database.prepare(statement).run([]);
    if (statement === 'commit') endSnapshots();
  };
  const db = directSqlite(writer.database, writer.dialect);
  const commits = createSharedCommit({ begin: () => beginImmediate(execute, busyTimeoutMs), execute });
  return {
    reader: directSqlite(reader.database, reader.dialect, snapshot.enter),
    transact: (work) => commits.run(() => work(db)),
    async close() {
      await commits.idle();
      snapshot.end();
      reader.database.close();
      writer.database.close();
    },
  };
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
  let writer: OpenFile | undefined;
  try {
    makeFile(options.file);
    beginFromBackup(options.file);
    writer = openFile(sqlite, options, writerPragmas);
    await migrate(new Kysely<Database>({ dialect: writer.dialect }), sqliteTraits);
    // From here on waiting is our business: readers never wait in WAL mode, and writers wait at `begin`.
    writer.database.prepare('pragma busy_timeout = 0').all([]);
    // What is forgotten is overwritten: the room it had would keep it until something else came there. What a migration
    // moves is there all the same, and would be written twice.
    writer.database.prepare('pragma secure_delete = on').all([]);
    const reader = openFile(sqlite, options, 'pragma query_only = on');
    return createSqlStore({
      connections: connectionsOf(writer, reader, options),
      traits: sqliteTraits,
      watchers: createWatchers(),
      news: noNewsChannel,
    });
  } catch (error) {
    writer?.database.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError('store_unavailable', `The store file ${options.file} cannot be opened.`, {
      cause: error,
    });
  }
}
