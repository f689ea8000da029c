import { DatabaseSync } from 'node:sqlite';
import { knownMigrations } from '../sql/migrate.ts';
import { schemaAge } from '../sql/schema-age.ts';
import type { SchemaAge } from '../sql/schema-age.ts';
import { checkLogBeside } from './backup-mark.ts';
import { durablePragmas } from './durable-pragmas.ts';
import { sqliteTraits } from './sqlite-traits.ts';

export interface SqliteInspection {
  /** `wal` where the file system can do it. */
  readonly journalMode: string;
  /** 2 is FULL: each commit is on disk before it is acknowledged. */
  readonly synchronous: number;
  readonly schema: SchemaAge;
  /** The names of the migrations it has had. */
  readonly had: readonly string[];
}

function valueOf(database: DatabaseSync, pragma: string): unknown {
  return Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0];
}

function migrationsHad(database: DatabaseSync): readonly string[] {
  const tables = database.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").all();
  if (tables.length === 0) return [];
  const rows = database.prepare('select name from kysely_migration order by name').all();
  return rows.map(({ name }) => String(name));
}

/**
 * Opens a database file with the settings of the store, takes its write lock and lets it go: nothing is changed in an
 * existing file. Throws what SQLite throws.
 */
export function inspectSqliteFile(file: string): SqliteInspection {
  checkLogBeside(file);
  const database = new DatabaseSync(file, { timeout: 2000 });
  try {
    database.exec(durablePragmas);
    database.exec('begin immediate; rollback;');
    const had = migrationsHad(database);
    return {
      schema: schemaAge(had, knownMigrations(sqliteTraits)),
      had,
      journalMode: String(valueOf(database, 'journal_mode')),
      synchronous: Number(valueOf(database, 'synchronous')),
    };
  } finally {
    database.close();
  }
}
