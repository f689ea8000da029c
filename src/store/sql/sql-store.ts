import type { Kysely } from 'kysely';
import { ConcurrentChangeError } from '../concurrent-change-error.ts';
import type { DepositStore, StoreTransaction } from '../deposit-store.ts';
import { StoreError } from '../store-error.ts';
import { attemptQueries } from './attempt-queries.ts';
import { counterQueries } from './counter-queries.ts';
import { depositQueries } from './deposit-queries.ts';
import { forgetQueries } from './forget-queries.ts';
import { gatewayQueries } from './gateway-queries.ts';
import type { NewsChannel } from './news-channel.ts';
import { outboxQueries } from './outbox-queries.ts';
import { reviewQueries } from './review-queries.ts';
import { sessionQueries } from './session-queries.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';
import type { Watchers } from './watchers.ts';
import { withdrawalQueries } from './withdrawal-queries.ts';
import { withdrawalSessionQueries } from './withdrawal-session-queries.ts';

interface QueryContext {
  readonly traits: SqlTraits;
  readonly onChange: (id: string) => void;
  /**
   * How often work was begun in a transaction; 0 outside of one. Work that lost a race locks what it reads in order to
   * change it, where it can: it cannot lose that again.
   */
  readonly run: number;
}

const queries = (db: Kysely<Database>, { traits, onChange, run }: QueryContext): StoreTransaction => ({
  ...sessionQueries(db, onChange),
  ...depositQueries(db, onChange, run > 1 && traits.locksRows),
  ...attemptQueries(db),
  ...gatewayQueries(db),
  ...outboxQueries(db, traits),
  ...withdrawalSessionQueries(db, onChange),
  ...withdrawalQueries(db, traits, onChange),
  ...counterQueries(db),
  ...reviewQueries(db, run > 0 && traits.locksRows),
  ...forgetQueries(db, traits),
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

export interface SqlStoreOptions {
  /** To a database of the newest schema. */
  readonly connections: SqlStoreConnections;
  readonly traits: SqlTraits;
  readonly watchers: Watchers;
  readonly news: NewsChannel;
}

/** The store over any SQL database that Kysely speaks to. */
export function createSqlStore({ connections, traits, watchers, news }: SqlStoreOptions): DepositStore {
  const running = new Set<Promise<unknown>>();
  let isClosed = false;
  let closing: Promise<void> | undefined;

  async function runOnce<Result>(
    work: (tx: StoreTransaction) => Promise<Result>,
    run: number,
  ): Promise<Result> {
    const changed = new Set<string>();
    const onChange = (id: string) => changed.add(id);
    const result = await connections.transact(async (db) => {
      const done = await work(queries(db, { traits, onChange, run }));
      if (changed.size > 0) await news.announce(db, changed);
      return done;
    });
    for (const id of changed) watchers.notify(id);
    return result;
  }

  async function runUntilDone<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result> {
    for (let run = 1; ; run++) {
      try {
        return await runOnce(work, run);
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
    read: queries(connections.reader, {
      traits,
      onChange: () => {
        throw new Error('Changes belong into a transaction.');
      },
      run: 0,
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
    close() {
      isClosed = true;
      // Once: databases mind being closed again.
      closing ??= (async () => {
        await Promise.allSettled(running);
        await news.close();
        await connections.close();
      })();
      return closing;
    },
  };
}
