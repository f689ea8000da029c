import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool } from 'kysely';
import type { Database } from '../sql/tables.ts';
import type { PoolSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';
import { storePool } from './store-pool.ts';

export const databaseOver = (pool: PostgresPool): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

/** Connects when it is first asked. */
export const openDatabase = (pg: PgDriver, settings: PoolSettings): Kysely<Database> =>
  databaseOver(storePool(pg, settings));
