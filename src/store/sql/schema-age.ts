import type { Kysely } from 'kysely';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';

/**
 * How the schema of a database stands to this version.
 *
 * - `none`, `older`: migrations are missing
 * - `later`: a later version has added to it, and this one goes on with it
 * - `beyond`: a later version has changed it so that this one cannot
 */
export type SchemaAge = 'none' | 'older' | 'newest' | 'later' | 'beyond';

/** Ends the name of a migration after which older versions cannot go on: its name is all that they know of it. */
const endOfLine = '-ends-line';

/**
 * @param had the names of the migrations that the database has had
 * @param known those of the migrations that this version has
 */
export function schemaAge(had: readonly string[], known: readonly string[]): SchemaAge {
  const later = had.filter((name) => !known.includes(name));
  if (later.some((name) => name.endsWith(endOfLine))) return 'beyond';
  if (known.some((name) => !had.includes(name))) return had.length === 0 ? 'none' : 'older';
  return later.length > 0 ? 'later' : 'newest';
}

/** Why such a database is not opened, and the way out. */
export const beyondFault = (had: readonly string[]) => ({
  problem: `The database is of a later version of ipay-deposit, with which this one cannot go on (${had.at(-1)}).`,
  remedy: 'Start that version again, or put back a copy of the database from before the update.',
});

/** The names of the migrations that a database has had which has some, the latest last. */
export async function migrationsHad(db: Kysely<Database>, traits: SqlTraits): Promise<readonly string[]> {
  // Kysely's own table, which is none of ours to others.
  const tables = db as unknown as Kysely<{ kysely_migration: { name: string } }>;
  const schema = await traits.schemaOf(db);
  const rows = await (schema === undefined ? tables : tables.withSchema(schema))
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
