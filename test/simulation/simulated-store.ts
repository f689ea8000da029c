import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** A database that outlives the proxies on it. */
export interface SimulatedStore {
  open(): Promise<DepositStore>;
  /** Asks the database itself, beside the store. */
  rows(sql: string): Promise<readonly Row[]>;
}

export interface SimulatedStores {
  /** An empty one. */
  next(): Promise<SimulatedStore>;
  dispose(): Promise<void>;
}

function rowsIn(file: string, sql: string): readonly Row[] {
  const database = new DatabaseSync(file);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** SQLite files, in memory where the system has a folder for that: what is tried here is not the disk. */
async function sqliteStores(): Promise<SimulatedStores> {
  const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(base, 'ipay-simulation-'));
  const template = join(folder, 'template.sqlite');
  await (await openSqliteStore({ file: template })).close();
  const file = join(folder, 'deposits.sqlite');
  return {
    next() {
      for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
      copyFileSync(template, file);
      return Promise.resolve({
        open: () => openSqliteStore({ file }),
        rows: (sql: string) => Promise.resolve(rowsIn(file, sql)),
      });
    },
    dispose: () => rm(folder, { recursive: true }),
  };
}

/**
 * One PostgreSQL database, emptied between schedules but for what it was made with: making a new one takes longer than
 * most schedules.
 */
async function postgresStores(connectionString: string): Promise<SimulatedStores> {
  const open = () => openPostgresStore({ connectionString });
  await (await open()).close();
  const pool = new pg.Pool({ connectionString, max: 1 });
  const rows = async (sql: string): Promise<readonly Row[]> => (await pool.query<Row>(sql)).rows;
  const [tables] = await rows(
    `select string_agg(quote_ident(tablename), ', ') as names from pg_tables
     where schemaname = 'public' and tablename not like 'kysely%' and tablename <> 'identity'`,
  );
  return {
    async next() {
      await rows(`truncate ${String(tables?.['names'])} restart identity cascade`);
      return { open, rows };
    },
    dispose: () => pool.end(),
  };
}

/** @param place `sqlite`, or the address of an empty PostgreSQL database */
export const simulatedStoresAt = (place: string): Promise<SimulatedStores> =>
  place === 'sqlite' ? sqliteStores() : postgresStores(place);
