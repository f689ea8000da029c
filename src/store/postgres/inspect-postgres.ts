import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { inspectSchema } from '../sql/migrate.ts';
import { beyondFault } from '../sql/schema-age.ts';
import type { SchemaAge } from '../sql/schema-age.ts';
import type { Database } from '../sql/tables.ts';
import { findDatabaseFault } from './database-fault.ts';
import type { DatabaseFault } from './database-fault.ts';
import { loadPg } from './load-pg.ts';
import { openDatabase } from './open-database.ts';
import { postgresTraits } from './postgres-traits.ts';
import { refuseTransactionPooling } from './refuse-transaction-pooling.ts';

export type PostgresInspection =
  /** Why the store would not open it. */
  | { readonly fault: DatabaseFault }
  | { readonly fault: undefined; readonly schema: Exclude<SchemaAge, 'beyond'> };

/** Whether the tables that are missing can be made. */
async function findMissingRight(db: Kysely<Database>): Promise<DatabaseFault | undefined> {
  const { rows } = await sql<{ schema: string; user: string }>`
    select quote_ident(current_schema()) as schema, quote_ident(current_user) as "user"
    where not has_schema_privilege(current_schema(), 'create')`.execute(db);
  const [missing] = rows;
  return (
    missing && {
      problem: 'The user of the database may make no tables.',
      remedy: `Run: grant create on schema ${missing.schema} to ${missing.user}, or start serve once as one who may.`,
    }
  );
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
    // Who may not use the tables may not read either which of them there are.
    if (fault) return { fault };
    const { age, had } = await inspectSchema(db, postgresTraits);
    if (age === 'beyond') return { fault: beyondFault(had) };
    const missing = age === 'none' || age === 'older' ? await findMissingRight(db) : undefined;
    return missing ? { fault: missing } : { fault: undefined, schema: age };
  } finally {
    await db.destroy();
  }
}
