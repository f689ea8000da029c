import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { deposits } from './migrations/001-deposits.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';

/**
 * Brings the database to the newest schema, under Kysely's migration lock.
 *
 * @throws whatever the first failing migration threw; the ones before it stay applied
 */
export async function migrate(db: Kysely<Database>, traits: SqlTraits): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ '001-deposits': deposits(traits) }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
