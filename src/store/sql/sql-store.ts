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

interface QueryContext {
  readonly traits: SqlTraits;
  readonly onChange: (depositId: string) => void;
  /** Work that lost a race locks what it reads in order to change it, where it can: it cannot lose that again. */
  readonly isRunAgain: boolean;
}

const queries = (db: Kysely<Database>, { traits, onChange, isRunAgain }: QueryContext): StoreTransaction => ({
  ...sessionQueries(db),
  ...depositQueries(db, onChange, isRunAgain && traits.locksRows),
  ...attemptQueries(db),
  ...gatewayQueries(db),
  ...outboxQueries(db, traits),
});

/** How often work is run again after losing a race, before the caller hears of it. */
const maxRuns = 5;

export interface SqlStoreOptions {
  /** Of the newest schema. */
  readonly db: Kysely<Database>;
  readonly traits: SqlTraits;
  readonly watchers: Watchers;
  readonly news: NewsChannel;
}

/** The store over any SQL database that Kysely speaks to. */
export function createSqlStore({ db, traits, watchers, news }: SqlStoreOptions): DepositStore {
  const running = new Set<Promise<unknown>>();
  let isClosed = false;

  async function runOnce<Result>(
    work: (tx: StoreTransaction) => Promise<Result>,
    isRunAgain: boolean,
  ): Promise<Result> {
    const changed = new Set<string>();
    const onChange = (depositId: string) => changed.add(depositId);
    const result = await db.transaction().execute(async (transaction) => {
      const done = await work(queries(transaction, { traits, onChange, isRunAgain }));
      if (changed.size > 0) await news.announce(transaction, changed);
      return done;
    });
    for (const depositId of changed) watchers.notify(depositId);
    return result;
  }

  async function runUntilDone<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result> {
    for (let run = 1; ; run++) {
      try {
        return await runOnce(work, run > 1);
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError)) throw error;
        if (run === maxRuns) {
          throw new StoreError('store_unavailable', 'Others kept changing the same records first.', {
            cause: error,
          });
        }
      }
    }
  }

  return {
    read: queries(db, {
      traits,
      onChange: () => {
        throw new Error('Changes belong into a transaction.');
      },
      isRunAgain: false,
    }),
    async transact(work) {
      if (isClosed) throw new StoreError('store_unavailable', 'The store is closed.');
      const result = runUntilDone(work);
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
      }
    },
    watch: watchers.watch,
    async close() {
      isClosed = true;
      await Promise.allSettled(running);
      await news.close();
      await db.destroy();
    },
  };
}
