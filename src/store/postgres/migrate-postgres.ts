import { migrate } from '../sql/migrate.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';
import { openDatabase } from './open-database.ts';
import { postgresTraits } from './postgres-traits.ts';

/**
 * Brings the schema up to date, or waits for whoever does.
 *
 * @throws {StoreError} `store_unavailable`
 */
export async function migratePostgres(pg: PgDriver, settings: ConnectionSettings): Promise<void> {
  const db = openDatabase(pg, { ...settings, maxConnections: 1 });
  try {
    await migrate(db, postgresTraits);
  } finally {
    await db.destroy();
  }
}
