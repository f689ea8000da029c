import assert from 'node:assert/strict';
import process from 'node:process';
import { describe, it } from 'node:test';
import pg from 'pg';
import { StoreError, openPostgresStore } from '../../../src/store/postgres/index.ts';
import { storePool } from '../../../src/store/postgres/store-pool.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { TransactionPooler } from '../transaction-pooler.ts';

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

/**
 * Databases, and ways to them, in which some of what the store is asked for would fail, be lost, or be something else.
 */
export function unfitSuite(server: PostgresServer): void {
  /** A name as people give them, which statements quote. */
  const role = `"ipay-lesser-${process.pid}"`;

  /** Opens a database that its owner has prepared, as a user who was given less. */
  async function openAsLesser(rights: string): Promise<void> {
    const url = await server.newDatabase();
    await (await openPostgresStore({ connectionString: url })).close();
    await server.rows(url, `create role ${role} login password 'lesser'; ${rights}`);
    const lesser = new URL(url);
    [lesser.username, lesser.password] = [role.slice(1, -1), 'lesser'];
    try {
      await (await openPostgresStore({ connectionString: lesser.href })).close();
    } finally {
      await server.rows(url, `drop owned by ${role}; drop role ${role}`);
    }
  }

  const cases: { readonly what: string; readonly url: () => Promise<string>; readonly says: RegExp }[] = [
    {
      what: 'cannot write down most people’s names',
      url: () => server.newDatabase(`encoding 'LATIN1' locale 'C' template template0`),
      says: /LATIN1.*UTF8/,
    },
    {
      what: 'may only be read',
      async url() {
        const url = await server.newDatabase();
        await (await openPostgresStore({ connectionString: url })).close();
        await server.rows(url, `alter database ${nameOf(url)} set default_transaction_read_only = on`);
        return url;
      },
      says: /read, and not written/,
    },
    {
      what: 'may only be read, and is empty',
      async url() {
        const url = await server.newDatabase();
        await server.rows(url, `alter database ${nameOf(url)} set default_transaction_read_only = on`);
        return url;
      },
      says: /read, and not written/,
    },
    {
      what: 'holds the tables of another program that names them alike',
      async url() {
        const url = await server.newDatabase();
        await server.rows(
          url,
          `create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
          insert into kysely_migration values ('2024-shop', '2024')`,
        );
        return url;
      },
      says: /another program.*database of its own/,
    },
    {
      what: 'has not the schema that it is to be in',
      url: async () => `${await server.newDatabase()}?options=-c%20search_path%3Dipay`,
      says: /search path is ipay.*create schema .* authorization/,
    },
    {
      what: 'is reached through a pooler that pools by transaction',
      url: async () => TransactionPooler.to(await server.newDatabase()),
      says: /pool.*by transaction/,
    },
  ];

  describe('a PostgreSQL that the store cannot live in', () => {
    for (const { what, url, says } of cases) {
      it(`${what}: it is not opened`, async () => {
        const connectionString = await url();
        await assert.rejects(openPostgresStore({ connectionString }), (error) => {
          assert(error instanceof StoreError && error.code === 'store_unavailable');
          assert.match(error.message, says);
          return true;
        });
        const forOne = await openPostgresStore({ connectionString, perRequest: true });
        await assert.rejects(forOne.read.findDeposit('dep_1'), ({ message }: Error) => says.test(message));
        await forOne.close();
      });
    }

    for (const [what, rights, says] of [
      [
        'may not draw from the sequence of events, so that no postback could be credited',
        `grant select, insert, update, delete on all tables in schema public to ${role}`,
        /outbox_sequence_seq.*grant usage, select/,
      ],
      [
        'may not write to a table that came later',
        `grant select, insert, update, delete on all tables in schema public to ${role};
        grant usage, select on all sequences in schema public to ${role}; revoke all on withdrawal from ${role}`,
        /withdrawal.*grant select, insert/,
      ],
      [
        'may not change what it wrote, so that no deposit could be credited',
        `grant select, insert on all tables in schema public to ${role};
        grant usage, select on all sequences in schema public to ${role}`,
        /may not use attempt, counter, deposit, gateway_transaction, outbox, session, withdrawal, withdrawal_session\..* in schema public to "ipay-lesser-\d+";/,
      ],
    ] as const) {
      it(`${what}: it is not opened`, async () => {
        await assert.rejects(openAsLesser(rights), ({ message }: Error) => says.test(message));
      });
    }

    it('is opened by a user who was given enough', async () => {
      await openAsLesser(
        `grant select, insert, update, delete on all tables in schema public to ${role};
        grant usage, select on all sequences in schema public to ${role}`,
      );
    });

    it('keeps statements by what they are, so that a connection which somebody left runs no other one', async () => {
      const connectionString = await server.newDatabase();
      const [one, two] = ['select $1::text as a', 'select $1::text as b'];
      const named: Record<string, unknown>[][] = [];
      for (const statements of [
        [one, two],
        [two, one],
      ]) {
        const pool = storePool(pg, { connectionString, timeoutMs: 5000, maxConnections: 1 });
        const client = await pool.connect();
        for (const statement of statements) await client.query(statement, ['x']);
        const { rows } = await client.query<Record<string, unknown>>(
          'select name, statement from pg_prepared_statements order by statement',
          [],
        );
        named.push([...rows]);
        client.release();
        await pool.end();
      }
      assert.equal(named[0]?.length, 2);
      assert.deepEqual(named[0], named[1]);
    });
  });
}
