import type { PostgresPool } from 'kysely';
import type { DepositStore } from '../deposit-store.ts';
import { createSqlStore, pooledConnections } from '../sql/sql-store.ts';
import { createWatchers } from '../sql/watchers.ts';
import type { Watchers } from '../sql/watchers.ts';
import type { PoolSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { databaseOver } from './open-database.ts';
import { announceAs } from './postgres-news.ts';
import { postgresTraits } from './postgres-traits.ts';
import { storePool } from './store-pool.ts';

export interface RequestStorePace {
  /** How long a connection stays open for the request's next query. */
  readonly idleTimeoutMs: number;
  /** How long a long poll waits before it is answered, as nobody tells it of others' changes. */
  readonly lookEveryMs: number;
}

const usualPace: RequestStorePace = { idleTimeoutMs: 1000, lookEveryMs: 3000 };

/** The databases that this process has brought up to date, by connection string. */
const upToDate = new Set<string>();

/** A pool that brings the schema up to date before the first connection it gives out, once in a process. */
function migratingPool(pg: PgDriver, settings: PoolSettings): PostgresPool {
  const { connectionString } = settings;
  const pool = storePool(pg, settings);
  // Of this store alone: a worker's request cannot wait for what another one does.
  let migrating: Promise<void> | undefined;
  return {
    ...pool,
    async connect() {
      if (!upToDate.has(connectionString)) {
        migrating ??= migratePostgres(pg, settings);
        try {
          await migrating;
          upToDate.add(connectionString);
        } finally {
          migrating = undefined;
        }
      }
      return pool.connect();
    },
  };
}

/** Tells each watcher, as long as it watches, that there may be news. */
function lookingWatchers(everyMs: number): Watchers {
  const watchers = createWatchers();
  return {
    ...watchers,
    watch(id, listener) {
      const unwatch = watchers.watch(id, listener);
      const looking = setInterval(listener, everyMs);
      return () => {
        clearInterval(looking);
        unwatch();
      };
    },
  };
}

/** The store for one request, on a platform where nothing outlives requests. Opening it connects to nothing. */
export function requestStore(
  pg: PgDriver,
  settings: PoolSettings,
  { idleTimeoutMs, lookEveryMs }: RequestStorePace = usualPace,
): DepositStore {
  return createSqlStore({
    connections: pooledConnections(databaseOver(migratingPool(pg, { ...settings, idleTimeoutMs }))),
    traits: postgresTraits,
    watchers: lookingWatchers(lookEveryMs),
    // Instances that stay, and listen, hear of it.
    news: { announce: announceAs(crypto.randomUUID()), close: () => Promise.resolve() },
  });
}
