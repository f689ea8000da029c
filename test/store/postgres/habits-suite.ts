import assert from 'node:assert/strict';
import process from 'node:process';
import { describe, it } from 'node:test';
import type { PostgresServer } from '../postgres-server.ts';
import { openFilledStore, openStore } from './open-store.ts';

/** What a database was told to do otherwise than usual, or holds besides ours. */
export function habitsSuite(server: PostgresServer): void {
  describe('a PostgreSQL with habits of its own', () => {
    for (const level of ['serializable', 'repeatable read']) {
      it(`isolates by ${level}: many who count at once are all counted`, async () => {
        const url = await server.newDatabase();
        const name = new URL(url).pathname.slice(1);
        await server.rows(url, `alter database ${name} set default_transaction_isolation = '${level}'`);
        const store = await openStore(url);
        const limit = { max: 1000, windowMs: 60_000 };
        await Promise.all(
          Array.from({ length: 40 }, () => store.transact((tx) => tx.countUp('attempts', limit, 1))),
        );
        assert.equal((await store.read.findCounter('attempts'))?.count, 40);
      });
    }

    it('holds somebody else’s tables of the same names in another schema', async () => {
      const url = await server.newDatabase();
      await server.rows(
        url,
        `create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
        insert into kysely_migration values ('2024-shop', '2024');
        create table deposit (id text); create schema ipay; create schema second`,
      );
      for (const schema of ['ipay', 'second']) {
        const store = await openFilledStore(`${url}?options=-c%20search_path%3D${schema}`);
        assert.equal((await store.read.findDeposit('dep_1'))?.id, 'dep_1');
      }
      assert.deepEqual(await server.rows(url, 'select * from public.deposit'), []);
    });

    it('has tables of the same names closed to the user, in a schema after the one of its own', async () => {
      const url = await server.newDatabase();
      const role = `ipay_beside_${process.pid}`;
      await server.rows(
        url,
        `create table session (sid text); create sequence outbox_sequence_seq;
        create role ${role} login password 'beside'; create schema "Our ""Pay" authorization ${role}`,
      );
      const path = encodeURIComponent(String.raw`-c search_path="Our\ ""Pay",public`);
      const beside = new URL(`${url}?options=${path}`);
      [beside.username, beside.password] = [role, 'beside'];
      try {
        const store = await openFilledStore(beside.href);
        assert.equal((await store.read.findDeposit('dep_1'))?.id, 'dep_1');
        await store.close();
        await (await openStore(beside.href)).close();
      } finally {
        await server.rows(url, `drop owned by ${role} cascade; drop role ${role}`);
      }
    });

    it('gets a schema of the user’s own later, which hides nothing', async () => {
      const url = await server.newDatabase();
      await (await openFilledStore(url)).close();
      await server.rows(url, `create schema ${new URL(url).username}`);
      const store = await openStore(url);
      assert.equal((await store.read.findDeposit('dep_1'))?.id, 'dep_1');
    });
  });
}
