import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

/** Where a store is, as text that can be handed to another process: a PostgreSQL address, or `sqlite:<file>`. */
export function openStoreAt(place: string): Promise<DepositStore> {
  const [, file] = /^sqlite:(.*)$/s.exec(place) ?? [];
  return file === undefined
    ? openPostgresStore({ connectionString: place })
    : openSqliteStore({ file, busyTimeoutMs: 20_000 });
}
