import { migrate } from '../sql/migrate.ts';
import type { PgDriver } from './load-pg.ts';
import { openDatabase } from './open-database.ts';
import { postgresTraits } from './postgres-traits.ts';

/**
 * Brings the schema up to date, however long that takes.
 *
 * @throws {StoreError} `store_unavailable`
 */
export async function migratePostgres(pg: PgDriver, connectionString: string): Promise<void> {
  const db = openDatabase(pg, { connectionString, timeoutMs: 0, maxConnections: 1 });
  try {
    await migrate(db, postgresTraits);
  } finally {
    await db.destroy();
  }
}
