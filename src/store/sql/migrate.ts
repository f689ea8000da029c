import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StoreError } from '../store-error.ts';
import { deposits } from './migrations/001-deposits.ts';
import { review } from './migrations/004-review.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';

/**
 * Brings the database to the newest schema, in one transaction.
 *
 * @throws {StoreError} `store_unavailable`; nothing was changed
 */
export async function migrate(db: Kysely<Database>, traits: SqlTraits): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: () => Promise.resolve({ '001-deposits': deposits(traits), '004-review': review }),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new StoreError('store_unavailable', 'The database cannot be brought to the newest schema.', {
      cause: error,
    });
  }
}
