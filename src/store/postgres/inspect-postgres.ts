import { sql } from 'kysely';
import { createMigrator } from '../sql/migrate.ts';
import { loadPg } from './load-pg.ts';
import { openDatabase } from './open-database.ts';
import { postgresTraits } from './postgres-traits.ts';

export interface PostgresInspection {
  /** Of the migrations that this version knows, how many the database has had. */
  readonly schema: 'none' | 'older' | 'newest';
  /** False on a server that stands by, and where the database or its user may only read. */
  readonly canWrite: boolean;
  readonly canMakeTables: boolean;
}

/**
 * Looks at a database as the store would use it. Nothing is changed: others may be running on it, with an older
 * version.
 *
 * @throws {StoreError} `driver_missing`, or `store_unavailable` when it does not answer
 */
export async function inspectPostgres(connectionString: string): Promise<PostgresInspection> {
  const db = openDatabase(await loadPg(), { connectionString, timeoutMs: 10_000, maxConnections: 1 });
  try {
    const migrations = await (await createMigrator(db, postgresTraits)).getMigrations();
    const had = migrations.filter(({ executedAt }) => executedAt !== undefined).length;
    const { rows } = await sql<{ write: boolean; create: boolean | null }>`
      select current_setting('transaction_read_only') = 'off' as write,
        has_schema_privilege(current_schema(), 'create') as "create"`.execute(db);
    return {
      schema: had === 0 ? 'none' : had < migrations.length ? 'older' : 'newest',
      canWrite: rows[0]?.write === true,
      canMakeTables: rows[0]?.create === true,
    };
  } finally {
    await db.destroy();
  }
}
