import type { DepositStore } from '../deposit-store.ts';
import { createSqlStore, pooledConnections } from '../sql/sql-store.ts';
import { createWatchers } from '../sql/watchers.ts';
import { StoreError } from '../store-error.ts';
import { loadPg } from './load-pg.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { openDatabase } from './open-database.ts';
import { openPostgresNews } from './postgres-news.ts';
import { postgresTraits } from './postgres-traits.ts';
import { requestStore } from './request-store.ts';

export interface PostgresStoreOptions {
  /** `postgresql://user:password@host:5432/database`, with the options of `pg` (`?sslmode=verify-full`). */
  readonly connectionString: string;
  /** How many connections this store opens at most, beside one that listens. Default 10; 2 with `perRequest`. */
  readonly maxConnections?: number;
  /**
   * How long to wait for a connection, for an answer and for others' locks, in milliseconds, before the caller
   * hears of `store_unavailable`. Default 10000. Migrations may take longer.
   */
  readonly timeoutMs?: number;
  /**
   * For platforms without a process that stays, such as workers, where each request opens the store and closes it.
   * It connects when it is first needed, and keeps no connection while a payer waits: it does not listen, and
   * the payer's page asks again every three seconds instead. The first use in a process brings the schema up to
   * date, so a database that is away fails what is asked of the store, not its opening; migrations that take longer
   * than `timeoutMs` need the store opened once without this. Default false.
   */
  readonly perRequest?: boolean;
}

/**
 * Opens the store on PostgreSQL 12 or later, for any number of proxies at once. Brings the schema up to date
 * first; instances that start together wait for the one that does. Needs the package `pg`.
 *
 * Lost connections are replaced when they are needed. A connection pooler must pool by session: others take away
 * `LISTEN`, by which instances wake each other's long polls, and what is said once to a connection.
 *
 * @throws {StoreError} `driver_missing` without `pg`; `store_unavailable` when the database cannot be reached or
 *   brought to the newest schema, can only be read, is not in UTF-8, is closed to its user, or is pooled by transaction
 */
export async function openPostgresStore({
  connectionString,
  perRequest = false,
  maxConnections = perRequest ? 2 : 10,
  timeoutMs = 10_000,
}: PostgresStoreOptions): Promise<DepositStore> {
  const pg = await loadPg();
  const settings = { connectionString, timeoutMs, maxConnections };
  if (perRequest) return requestStore(pg, settings);
  try {
    // However long it takes: nobody waits for an answer yet.
    await migratePostgres(pg, { connectionString, timeoutMs: 0 });
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
