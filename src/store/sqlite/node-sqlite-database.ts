import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** How many prepared statements are kept; the store has far fewer different ones. */
const cachedStatements = 200;

/** Lets Kysely's SQLite dialect, made for better-sqlite3, speak to Node's own SQLite. */
export function nodeSqliteDatabase(database: DatabaseSync): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();

  const prepare = (sql: string): SqliteStatement => {
    // A transaction that reads first and writes later would fail with SQLITE_BUSY_SNAPSHOT when another
    // process wrote in between; taking the write lock at once makes it wait its turn instead.
    const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
      iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
    };
  };

  return {
    close: () => database.close(),
    prepare(sql) {
      const known = cache.get(sql);
      if (known) return known;
      const statement = prepare(sql);
      if (cache.size < cachedStatements) cache.set(sql, statement);
      return statement;
    },
  };
}
