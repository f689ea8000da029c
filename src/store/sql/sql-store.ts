import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { ConcurrentChangeError } from '../concurrent-change-error.ts';
import type { DepositStore, StoreTransaction } from '../deposit-store.ts';
import { StoreError } from '../store-error.ts';
import { attemptQueries } from './attempt-queries.ts';
import { depositQueries } from './deposit-queries.ts';
import { gatewayQueries } from './gateway-queries.ts';
import type { NewsChannel } from './news-channel.ts';
import { outboxQueries } from './outbox-queries.ts';
import { sessionQueries } from './session-queries.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';
import type { Watchers } from './watchers.ts';

const queries = (
  db: Kysely<Database>,
  traits: SqlTraits,
  onChange: (depositId: string) => void,
): StoreTransaction => ({
  ...sessionQueries(db),
  ...depositQueries(db, onChange),
  ...attemptQueries(db),
  ...gatewayQueries(db),
  ...outboxQueries(db, traits),
});

/** How often work is run again after losing a race, before the caller hears of it. */
const maxRuns = 12;
const longestPauseMs = 100;

/** By chance, so that those who met do not meet again. */
const pauseAfter = (run: number): Promise<void> =>
  setTimeout(Math.random() * Math.min(2 ** run, longestPauseMs));

export interface SqlStoreOptions {
  /** Of the newest schema. */
  readonly db: Kysely<Database>;
  readonly traits: SqlTraits;
  readonly watchers: Watchers;
  readonly news: NewsChannel;
}

/** The store over any SQL database that Kysely speaks to. */
export function createSqlStore({ db, traits, watchers, news }: SqlStoreOptions): DepositStore {
  return {
    read: queries(db, traits, () => {
      throw new Error('Changes belong into a transaction.');
    }),
    async transact(work) {
      for (let run = 1; ; run++) {
        const changed = new Set<string>();
        try {
          const result = await db.transaction().execute(async (transaction) => {
            const done = await work(queries(transaction, traits, (depositId) => changed.add(depositId)));
            if (changed.size > 0) await news.announce(transaction, changed);
            return done;
          });
          for (const depositId of changed) watchers.notify(depositId);
          return result;
        } catch (error) {
          if (!(error instanceof ConcurrentChangeError)) throw error;
          if (run === maxRuns) {
            throw new StoreError('store_unavailable', 'Others kept changing the same records first.', {
              cause: error,
            });
          }
        }
        await pauseAfter(run);
      }
    },
    watch: watchers.watch,
    async close() {
      await news.close();
      await db.destroy();
    },
  };
}
