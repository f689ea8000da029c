import type { Kysely } from 'kysely';
import { ConcurrentChangeError } from '../concurrent-change-error.ts';
import type { DepositStore, StoreTransaction } from '../deposit-store.ts';
import { attemptQueries } from './attempt-queries.ts';
import { depositQueries } from './deposit-queries.ts';
import { gatewayQueries } from './gateway-queries.ts';
import { outboxQueries } from './outbox-queries.ts';
import { sessionQueries } from './session-queries.ts';
import type { Database } from './tables.ts';
import { createWatchers } from './watchers.ts';

const queries = (db: Kysely<Database>, onChange: (depositId: string) => void): StoreTransaction => ({
  ...sessionQueries(db),
  ...depositQueries(db, onChange),
  ...attemptQueries(db),
  ...gatewayQueries(db),
  ...outboxQueries(db),
});

/** How often work is run again after losing a race, before the caller hears of it. */
const maxRuns = 5;

/** What a database does in a way of its own. */
export interface SqlStoreConnections {
  /** Where reads outside of a transaction go: they see what is committed, and nothing else. */
  readonly reader: Kysely<Database>;
  /** Runs work in one transaction. What it resolves with is on disk. */
  readonly transact: <Result>(work: (db: Kysely<Database>) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** One transaction for each work, on the pool of connections that `db` is. */
export const pooledConnections = (db: Kysely<Database>): SqlStoreConnections => ({
  reader: db,
  transact: (work) => db.transaction().execute(work),
  close: () => db.destroy(),
});

/** The store over any SQL database that Kysely speaks to, its schema being the newest. */
export function createSqlStore(connections: SqlStoreConnections): DepositStore {
  const watchers = createWatchers();
  return {
    read: queries(connections.reader, () => {
      throw new Error('Changes belong into a transaction.');
    }),
    async transact(work) {
      for (let run = 1; ; run++) {
        const changed = new Set<string>();
        try {
          const result = await connections.transact((db) =>
            work(queries(db, (depositId) => changed.add(depositId))),
          );
          for (const depositId of changed) watchers.notify(depositId);
          return result;
        } catch (error) {
          if (!(error instanceof ConcurrentChangeError) || run === maxRuns) throw error;
        }
      }
    },
    watch: watchers.watch,
    close: connections.close,
  };
}
