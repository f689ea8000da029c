import { SqliteAdapter, SqliteDialect } from 'kysely';

/**
 * SQLite can make tables within a transaction, and Kysely does not use it. Without one, a process killed in the
 * middle of a migration leaves a file that no later start can open, and two processes that open a new file at once
 * both begin to make its tables.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect, whose migrations are applied whole or not at all. */
export class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
