import type { Kysely } from 'kysely';
import { ConcurrentChangeError } from '../concurrent-change-error.ts';
import type { DepositStore, StoreTransaction } from '../deposit-store.ts';
import { attemptQueries } from './attempt-queries.ts';
import { depositQueries } from './deposit-queries.ts';
import { gatewayQueries } from './gateway-queries.ts';
import { outboxQueries } from './outbox-queries.ts';
import { reviewQueries } from './review-queries.ts';
import { sessionQueries } from './session-queries.ts';
import type { Database } from './tables.ts';
import { createWatchers } from './watchers.ts';

const queries = (db: Kysely<Database>, onChange: (depositId: string) => void): StoreTransaction => ({
  ...sessionQueries(db),
  ...depositQueries(db, onChange),
  ...attemptQueries(db),
  ...gatewayQueries(db),
  ...outboxQueries(db),
  ...reviewQueries(db),
});

/** How often work is run again after losing a race, before the caller hears of it. */
const maxRuns = 5;

/** The store over any SQL database that Kysely speaks to, its schema being the newest. */
export function createSqlStore(db: Kysely<Database>): DepositStore {
  const watchers = createWatchers();
  return {
    read: queries(db, () => {
      throw new Error('Changes belong into a transaction.');
    }),
    async transact(work) {
      for (let run = 1; ; run++) {
        const changed = new Set<string>();
        try {
          const result = await db
            .transaction()
            .execute((transaction) => work(queries(transaction, (depositId) => changed.add(depositId))));
          for (const depositId of changed) watchers.notify(depositId);
          return result;
        } catch (error) {
          if (!(error instanceof ConcurrentChangeError) || run === maxRuns) throw error;
        }
      }
    },
    watch: watchers.watch,
    close: () => db.destroy(),
  };
}
