import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

/** Where a store is, as text that can be handed to another process: `sqlite:<file>`. */
export type StorePlace = `sqlite:${string}`;

export function openStoreAt(place: string): Promise<DepositStore> {
  const [, kind, where = ''] = /^(\w+):(.*)$/s.exec(place) ?? [];
  switch (kind) {
    case 'sqlite':
      return openSqliteStore({ file: where, busyTimeoutMs: 20_000 });
    default:
      throw new RangeError(`No store is known by the name ${String(kind)}.`);
  }
}
