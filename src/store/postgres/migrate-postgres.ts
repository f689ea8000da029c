import { migrate } from '../sql/migrate.ts';
import { StoreError } from '../store-error.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { findDatabaseFault } from './database-fault.ts';
import type { PgDriver } from './load-pg.ts';
import { openDatabase } from './open-database.ts';
import { postgresTraits } from './postgres-traits.ts';
import { refuseTransactionPooling } from './refuse-transaction-pooling.ts';

/**
 * Brings the schema up to date, or waits for whoever does, in a database that the store can live in.
 *
 * @throws {StoreError} `store_unavailable`
 */
export async function migratePostgres(pg: PgDriver, settings: ConnectionSettings): Promise<void> {
  await refuseTransactionPooling(pg, settings);
  const db = openDatabase(pg, { ...settings, maxConnections: 1 });
  try {
    const fault = await findDatabaseFault(db);
    if (fault) throw new StoreError('store_unavailable', `${fault.problem} ${fault.remedy}`);
    await migrate(db, postgresTraits);
  } finally {
    await db.destroy();
  }
}
