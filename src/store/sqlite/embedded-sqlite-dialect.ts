import { SqliteAdapter, SqliteDialect } from 'kysely';
import type { SqliteDialectConfig } from 'kysely';
import { PatientSqliteDriver } from './patient-sqlite-driver.ts';

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

/** Kysely's SQLite dialect, made fit for several processes on one file. */
export class EmbeddedSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #busyTimeoutMs: number;

  constructor(config: SqliteDialectConfig, busyTimeoutMs: number) {
    super(config);
    this.#config = config;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  override createDriver(): PatientSqliteDriver {
    return new PatientSqliteDriver(this.#config, this.#busyTimeoutMs);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
