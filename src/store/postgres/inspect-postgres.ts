import { sql } from 'kysely';
import { createMigrator } from '../sql/migrate.ts';
import { findDatabaseFault } from './database-fault.ts';
import type { DatabaseFault } from './database-fault.ts';
import { loadPg } from './load-pg.ts';
import { openDatabase } from './open-database.ts';
import { postgresTraits } from './postgres-traits.ts';
import { refuseTransactionPooling } from './refuse-transaction-pooling.ts';

export interface PostgresInspection {
  /** Of the migrations that this version knows, how many the database has had. */
  readonly schema: 'none' | 'older' | 'newest';
  /** Why the store would not open it. */
  readonly fault: DatabaseFault | undefined;
  readonly canMakeTables: boolean;
}

/**
 * Looks at a database as the store would use it. Nothing is changed: others may be running on it, with an older
 * version.
 *
 * @throws {StoreError} `driver_missing`, or `store_unavailable` when it does not answer, or is no database but a pooler
 *   that pools by transaction
 */
export async function inspectPostgres(connectionString: string): Promise<PostgresInspection> {
  const pg = await loadPg();
  const settings = { connectionString, timeoutMs: 10_000, maxConnections: 1 };
  await refuseTransactionPooling(pg, settings);
  const db = openDatabase(pg, settings);
  try {
    const fault = await findDatabaseFault(db);
    const migrator = await createMigrator(db, postgresTraits);
    const migrations = await migrator.getMigrations();
    const had = migrations.filter(({ executedAt }) => executedAt !== undefined).length;
    const { rows } = await sql<{ create: boolean | null }>`
      select has_schema_privilege(current_schema(), 'create') as "create"`.execute(db);
    return {
      schema: had === 0 ? 'none' : had < migrations.length ? 'older' : 'newest',
      fault,
      canMakeTables: rows[0]?.create === true,
    };
  } finally {
    await db.destroy();
  }
}
