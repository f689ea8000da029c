import { CompiledQuery, SqliteDriver } from 'kysely';
import type { DatabaseConnection, SqliteDialectConfig } from 'kysely';
import { beginImmediate } from './begin-immediate.ts';

/** Kysely's SQLite driver, whose transactions wait their turn without holding up the process. */
export class PatientSqliteDriver extends SqliteDriver {
  readonly #busyTimeoutMs: number;

  constructor(config: SqliteDialectConfig, busyTimeoutMs: number) {
    super(config);
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  override beginTransaction(connection: DatabaseConnection): Promise<void> {
    return beginImmediate((sql) => connection.executeQuery(CompiledQuery.raw(sql)), this.#busyTimeoutMs);
  }

  /** SQLite gives up the whole transaction at some errors, such as a full disk: what it said then is what is heard. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch {
      // There was no transaction any more.
    }
  }
}
