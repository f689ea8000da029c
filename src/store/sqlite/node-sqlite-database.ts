import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { StoreError } from '../store-error.ts';

/** How many prepared statements are kept; the store has far fewer different ones. */
const cachedStatements = 200;

/** A locked file, a full disk or a broken constraint: the caller only needs to know that nothing was done. */
function answering<Result>(ask: () => Result): Result {
  try {
    return ask();
  } catch (error) {
    throw new StoreError('store_unavailable', 'The database did not do what it was asked.', { cause: error });
  }
}

/** Lets Kysely's SQLite dialect, made for better-sqlite3, speak to Node's own SQLite. */
export function nodeSqliteDatabase(database: DatabaseSync): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();

  const prepare = (sql: string): SqliteStatement => {
    const statement = answering(() => database.prepare(sql));
    return {
      reader: answering(() => statement.columns()).length > 0,
      all: (parameters) => answering(() => statement.all(...(parameters as SQLInputValue[]))),
      run: (parameters) => answering(() => statement.run(...(parameters as SQLInputValue[]))),
      iterate: (parameters) => answering(() => statement.iterate(...(parameters as SQLInputValue[]))),
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
