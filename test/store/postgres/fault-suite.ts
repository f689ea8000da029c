import assert from 'node:assert/strict';
import process from 'node:process';
import { describe, it } from 'node:test';
import pg from 'pg';
import type { DepositStore } from '../../../src/store/deposit-store.ts';
import { StoreError } from '../../../src/store/postgres/index.ts';
import { CuttingWire } from '../cutting-wire.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { inboxRecord } from '../records.ts';
import { held, openFilledStore, openStore, signal } from './open-store.ts';

const isUnavailable = (error: unknown) => error instanceof StoreError && error.code === 'store_unavailable';

/** As the gateway does: the same again until it is taken. `true` when this time wrote it down. */
async function postUntilTaken(store: DepositStore, digest: string): Promise<boolean> {
  for (;;) {
    try {
      return await store.transact((tx) => tx.insertInbox(inboxRecord(digest)));
    } catch (error) {
      assert(isUnavailable(error), String(error));
    }
  }
}

/** Servers and networks that fail; none of it may end this process, which would end the test. */
export function faultSuite(server: PostgresServer): void {
  const bodies = async (url: string) => {
    const rows = await server.rows(url, `select digest from inbox where digest <> 'inbox_1' order by 1`);
    return rows.map(({ digest }) => digest);
  };

  describe('a PostgreSQL that fails', () => {
    for (const [when, kept] of [
      ['before', []],
      ['after', ['body']],
    ] as const) {
      it(`loses its connection just ${when} the commit: the caller hears of it, and may repeat`, async () => {
        const url = await server.newDatabase();
        const wire = await CuttingWire.to(url);
        const store = await openFilledStore(wire.url);
        wire.cutNextCommit = when;
        await assert.rejects(
          store.transact((tx) => tx.insertInbox(inboxRecord('body'))),
          isUnavailable,
        );
        assert.deepEqual(await bodies(url), kept);
        const isNew = await store.transact((tx) => tx.insertInbox(inboxRecord('body')));
        assert.equal(isNew, when === 'before');
        assert.deepEqual(await bodies(url), ['body']);
      });
    }

    it('has its connections killed again and again: what was acknowledged is there, once', async () => {
      const url = await server.newDatabase();
      const stores = [await openFilledStore(url), await openStore(url)] as const;
      const digests = Array.from({ length: 200 }, (_, index) => `body ${String(index).padStart(3, '0')}`);
      let written = 0;
      const posting = Promise.all(
        digests.map(async (digest, index) => {
          if (await postUntilTaken(stores[index % 2 ? 0 : 1], digest)) written++;
        }),
      );
      for (let round = 0; round < 5; round++) await server.killConnections(url);
      await posting;
      assert.deepEqual(await bodies(url), digests);
      // Less where a commit was done whose answer never came.
      assert(written <= digests.length && written > digests.length / 2, `${written} acknowledged`);
    });

    it('loses the connection while nothing is asked of it', async () => {
      const url = await server.newDatabase();
      const store = await openFilledStore(url);
      const commit = await held(store, (tx) => tx.insertInbox(inboxRecord('body')));
      await server.killConnections(url);
      await assert.rejects(commit, isUnavailable);
      assert.deepEqual(await bodies(url), []);
      assert.equal(await postUntilTaken(store, 'body'), true);
    });

    it(
      'is restarted: refused meanwhile, and as before afterwards',
      {
        skip:
          process.env['DATABASE_URL'] !== undefined && 'the server of DATABASE_URL is not ours to restart',
      },
      async () => {
        const url = await server.newDatabase();
        const [one, two] = [await openFilledStore(url), await openStore(url)];
        const woken = signal();
        two.watch('dep_1', woken.happen);
        const posting = Promise.all(
          Array.from({ length: 20 }, (_, index) => postUntilTaken(one, `body ${index}`)),
        );
        await server.restart();
        await posting;
        assert.equal((await bodies(url)).length, 20);
        await woken.happened;
      },
    );

    it('is no longer the one to write to: its connections are let go, and new ones find the one that is', async () => {
      const url = await server.newDatabase();
      const store = await openFilledStore(url);
      const database = new URL(url).pathname.slice(1);
      // As a server that another has taken over from: a connection made to it stays with it.
      await server.rows(url, `alter database ${database} set default_transaction_read_only = on`);
      await server.killConnections(url);
      const post = () => store.transact((tx) => tx.insertInbox(inboxRecord('body')));
      for (let tries = 0; tries < 3; tries++) await assert.rejects(post, isUnavailable);
      await server.rows(
        url,
        `begin read write; alter database ${database} reset default_transaction_read_only; commit`,
      );
      await post().catch(post);
      assert.deepEqual(await bodies(url), ['body']);
    });

    it('does not answer in time: the caller hears of it, and locks of others do not stop everything', async () => {
      const url = await server.newDatabase();
      await openFilledStore(url);
      const store = await openStore(url, 200);
      const other = new pg.Client({ connectionString: url });
      await other.connect();
      await other.query(`begin; update deposit set label = 'locked' where id = 'dep_1'`);
      const change = (id: string) => store.transact((tx) => tx.updateDeposit(id, 1, { attemptsUsed: 1 }, 0));
      await assert.rejects(change('dep_1'), isUnavailable);
      assert.equal(await change('dep_2'), true);
      await other.query('rollback');
      await other.end();
      assert.equal(await change('dep_1'), true);
    });
  });
}
