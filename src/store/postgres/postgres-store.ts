import { Kysely, PostgresDialect } from 'kysely';
import type { DepositStore } from '../deposit-store.ts';
import { migrate } from '../sql/migrate.ts';
import { createSqlStore, pooledConnections } from '../sql/sql-store.ts';
import type { Database } from '../sql/tables.ts';
import { createWatchers } from '../sql/watchers.ts';
import { StoreError } from '../store-error.ts';
import { loadPg } from './load-pg.ts';
import type { PgDriver } from './load-pg.ts';
import { openPostgresNews } from './postgres-news.ts';
import { postgresTraits } from './postgres-traits.ts';
import { storePool } from './store-pool.ts';

export interface PostgresStoreOptions {
  /** `postgresql://user:password@host:5432/database`, with the options of `pg` (`?sslmode=verify-full`). */
  readonly connectionString: string;
  /** How many connections this instance opens at most, beside one that listens. Default 10. */
  readonly maxConnections?: number;
  /**
   * How long to wait for a connection, for an answer and for others' locks, in milliseconds, before the caller
   * hears of `store_unavailable`. Default 10000. Migrations may take longer.
   */
  readonly timeoutMs?: number;
}

const openDatabase = (pg: PgDriver, settings: Parameters<typeof storePool>[1]): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool: storePool(pg, settings) }) });

async function migrateWithoutHaste(pg: PgDriver, connectionString: string): Promise<void> {
  const db = openDatabase(pg, { connectionString, timeoutMs: 0, maxConnections: 1 });
  try {
    await migrate(db, postgresTraits);
  } finally {
    await db.destroy();
  }
}

/**
 * Opens the store on PostgreSQL 12 or later, for any number of proxies at once. Brings the schema up to date
 * first; instances that start together wait for the one that does. Needs the package `pg`.
 *
 * Lost connections are replaced when they are needed. A connection pooler must pool by session: others take
 * away `LISTEN`, by which instances wake each other's long polls.
 *
 * @throws {StoreError} `driver_missing` without `pg`; `store_unavailable` when the database cannot be reached
 *   or brought to the newest schema
 */
export async function openPostgresStore({
  connectionString,
  maxConnections = 10,
  timeoutMs = 10_000,
}: PostgresStoreOptions): Promise<DepositStore> {
  const pg = await loadPg();
  const settings = { connectionString, timeoutMs, maxConnections };
  try {
    await migrateWithoutHaste(pg, connectionString);
    const watchers = createWatchers();
    const news = await openPostgresNews(pg, settings, watchers);
    const connections = pooledConnections(openDatabase(pg, settings));
    return createSqlStore({ connections, traits: postgresTraits, watchers, news });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    // Not the connection string: it holds the password.
    throw new StoreError('store_unavailable', 'The PostgreSQL store cannot be opened.', { cause: error });
  }
}
