import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pg from 'pg';
import { StoreError, openPostgresStore } from '../../../src/store/postgres/index.ts';
import { requestStore } from '../../../src/store/postgres/request-store.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { inboxRecord } from '../records.ts';
import { storedDeposit } from '../stored-deposit.ts';
import { openFilledStore, signal } from './open-store.ts';

const isUnavailable = (error: unknown) => error instanceof StoreError && error.code === 'store_unavailable';
const pace = { idleTimeoutMs: 20, lookEveryMs: 400 };
/** What Kysely's migrator takes on PostgreSQL, for as long as it is at work. */
const kyselysLock = '3853314791062309107';
const ours = `select query from pg_stat_activity where datname = current_database()
  and application_name = 'ipay-deposit'`;

/** What the store does differently where each request opens it. */
export function requestStoreSuite(server: PostgresServer): void {
  describe('openPostgresStore for one request', () => {
    it('opens without a database, and works as soon as there is one', async () => {
      const url = new URL(await server.newDatabase());
      const admin = url.href;
      url.pathname += '_later';
      const connectionString = url.href;
      const store = await openPostgresStore({ connectionString, perRequest: true });
      await assert.rejects(store.read.findDeposit('dep_1'), isUnavailable);
      await assert.rejects(
        store.transact((tx) => tx.insertInbox(inboxRecord('inbox_1'))),
        isUnavailable,
      );
      const name = url.pathname.slice(1);
      await server.rows(admin, `create database ${name}`);
      try {
        assert.equal(await store.read.findDeposit('dep_1'), undefined);
        await store.close();
      } finally {
        await server.rows(admin, `drop database ${name} with (force)`);
      }
    });

    it('brings the schema up to date once, for many at once', async () => {
      const connectionString = await server.newDatabase();
      const stores = await Promise.all(
        Array.from({ length: 5 }, () => openPostgresStore({ connectionString, perRequest: true })),
      );
      await Promise.all(
        stores.map((store, index) => store.transact((tx) => tx.insertDeposit(storedDeposit(`dep_${index}`)))),
      );
      for (const { read } of stores) assert.equal((await read.findDeposit('dep_4'))?.version, 1);
      await Promise.all(stores.map((store) => store.close()));
    });

    it('waits for nobody who migrates when nothing is to be migrated, and else for no longer than it may', async (t) => {
      const [connectionString, empty] = [await server.newDatabase(), await server.newDatabase()];
      await (await openFilledStore(connectionString)).close();
      // As long as it takes, or not at all; and so little that it is over soon.
      for (const [url, done, timeoutMs] of [
        [connectionString, true, 10_000],
        [empty, false, 500],
      ] as const) {
        const migrating = new pg.Client({ connectionString: url });
        await migrating.connect();
        t.after(() => migrating.end());
        await migrating.query(`select pg_advisory_lock(${kyselysLock})`);
        const store = requestStore(pg, { connectionString: url, timeoutMs, maxConnections: 2 }, pace);
        const found = store.read.findDeposit('dep_1');
        if (done) assert.equal((await found)?.id, 'dep_1');
        else await assert.rejects(found, isUnavailable);
        await store.close();
      }
    });

    it(
      'keeps no connection while a payer waits, and lets the page look again',
      { timeout: 30_000 },
      async () => {
        const connectionString = await server.newDatabase();
        const one = await openFilledStore(connectionString);
        await one.close();
        const store = requestStore(pg, { connectionString, timeoutMs: 10_000, maxConnections: 2 }, pace);
        let told = 0;
        const watchTwoLooks = async (): Promise<void> => {
          const looks = [signal(), signal()];
          let looked = 0;
          const unwatchOther = store.watch('dep_2', () => looks[looked++]?.happen());
          for (const { happened } of looks) await happened;
          unwatchOther();
        };
        const unwatch = store.watch('dep_1', () => told++);
        assert.equal((await store.read.findDeposit('dep_1'))?.version, 1);
        while ((await server.rows(connectionString, ours)).length > 0);
        await watchTwoLooks();
        unwatch();
        assert(told >= 2);
        const toldBefore = told;
        await watchTwoLooks();
        assert.equal(told, toldBefore);
        await store.close();
      },
    );

    it('tells those that listen', async () => {
      const connectionString = await server.newDatabase();
      const listening = await openFilledStore(connectionString);
      const store = await openPostgresStore({ connectionString, perRequest: true });
      const news = signal();
      listening.watch('dep_1', news.happen);
      await store.transact((tx) => tx.updateDeposit('dep_1', 1, { attemptsUsed: 1 }, 0));
      await news.happened;
      await store.close();
    });
  });
}
