import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StoreError } from '../store-error.ts';
import { deposits } from './migrations/001-deposits.ts';
import { withdrawals } from './migrations/002-withdrawals.ts';
import { counters } from './migrations/003-counters.ts';
import { review } from './migrations/004-review.ts';
import { resume } from './migrations/005-resume.ts';
import { withdrawalReview } from './migrations/006-withdrawal-review.ts';
import { identity } from './migrations/007-identity.ts';
import { eventsByDeposit } from './migrations/008-events-by-deposit.ts';
import { wordsOnWithdrawals } from './migrations/009-words-on-withdrawals.ts';
import { beyondFault, migrationsHad, schemaAge } from './schema-age.ts';
import type { SchemaAge } from './schema-age.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';

/**
 * All migrations by name; names are run in alphabetical order, and what was released never changes. Older versions go
 * on with the database; where they cannot, the name says so: see `schema-age.ts`.
 */
const migrationsOf = (traits: SqlTraits) => ({
  '001-deposits': deposits(traits),
  '002-withdrawals': withdrawals(traits),
  '003-counters': counters,
  '004-review': review,
  '005-resume': resume,
  '006-withdrawal-review': withdrawalReview,
  '007-identity': identity,
  '008-events-by-deposit': eventsByDeposit(traits),
  '009-words-on-withdrawals': wordsOnWithdrawals,
});

/** The names of all, in their order. */
export const knownMigrations = (traits: SqlTraits): readonly string[] => Object.keys(migrationsOf(traits));

export async function createMigrator(db: Kysely<Database>, traits: SqlTraits): Promise<Migrator> {
  const schema = await traits.schemaOf(db);
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrationsOf(traits)) },
    // Kysely would else take tables of this name in any schema, which are somebody else's, for ours.
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
}

/** How the schema stands to this version, and which migrations it has had. Nothing is changed. */
export async function inspectSchema(
  db: Kysely<Database>,
  traits: SqlTraits,
): Promise<{ readonly age: SchemaAge; readonly had: readonly string[] }> {
  const all = await (await createMigrator(db, traits)).getMigrations();
  const isFirst = all.every(({ executedAt }) => executedAt === undefined);
  // Before the first migration the table that lists them is not there.
  const had = isFirst ? [] : await migrationsHad(db, traits);
  return { age: schemaAge(had, knownMigrations(traits)), had };
}

/**
 * Brings the database to the newest schema, in one transaction. Several instances may do so at once: the
 * migrator lets one of them in at a time.
 *
 * @throws {StoreError} `store_unavailable`; nothing was changed
 */
export async function migrate(db: Kysely<Database>, traits: SqlTraits): Promise<void> {
  // Looked at first, without the lock: whoever has nothing to do waits for nobody.
  const { age, had } = await inspectSchema(db, traits);
  if (age === 'newest' || age === 'later') return;
  if (age === 'beyond') {
    const { problem, remedy } = beyondFault(had);
    throw new StoreError('store_unavailable', `${problem} ${remedy}`);
  }
  const { error } = await (await createMigrator(db, traits)).migrateToLatest();
  if (error === undefined) return;
  throw new StoreError(
    'store_unavailable',
    age === 'none'
      ? 'The tables cannot be made. Where another program has some of these names, give it a database of its own.'
      : 'The database cannot be brought to the newest schema.',
    { cause: error },
  );
}
