import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import pg from 'pg';
import { StoreError, openPostgresStore } from '../../../src/store/postgres/index.ts';
import { storePool } from '../../../src/store/postgres/store-pool.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { openFilledStore } from './open-store.ts';

const run = promisify(execFile);
const isUnavailable = (error: unknown) => error instanceof StoreError && error.code === 'store_unavailable';

/** Everything an error says to a log, its causes included. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, error.stack, JSON.stringify(error), saidBy(error.cause)].join('\n');
}

export function openingSuite(server: PostgresServer): void {
  describe('openPostgresStore', () => {
    it('says that it cannot open what is not there, and never the password', async () => {
      const url = new URL(await server.newDatabase());
      const elsewhere = new URL(url);
      elsewhere.port = '1';
      const nowhere = new URL(url);
      nowhere.pathname = '/no_such_database';
      for (const { href } of [elsewhere, nowhere]) {
        await assert.rejects(openPostgresStore({ connectionString: href }), (error) => {
          assert(isUnavailable(error));
          assert(!saidBy(error).includes(url.password));
          return true;
        });
      }
      const broken = openPostgresStore({ connectionString: 'postgresql://me:s3cret@[broken/x' });
      await assert.rejects(broken, (error) => isUnavailable(error) && !saidBy(error).includes('s3cret'));
    });

    it('says which package it needs', async () => {
      const store = join(import.meta.dirname, '../../../src/store/postgres/index.ts');
      const script = `
        import { registerHooks } from 'node:module';
        registerHooks({
          resolve: (name, context, next) => {
            if (name === 'pg') throw new Error('not installed');
            return next(name, context);
          },
        });
        const { openPostgresStore } = await import(${JSON.stringify(store)});
        await openPostgresStore({ connectionString: '' }).catch(({ code, message }) => console.log(code, message));`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
      assert.match(stdout, /^driver_missing The PostgreSQL store needs the package pg,.* npm install pg/);
    });

    it('has every commit on disk, whatever the database thinks of it', async () => {
      const url = await server.newDatabase();
      const name = new URL(url).pathname.slice(1);
      for (const [given, kept] of [
        ['off', 'on'],
        ['remote_write', 'remote_write'],
      ]) {
        await server.rows(url, `alter database ${name} set synchronous_commit = ${given}`);
        const pool = storePool(pg, { connectionString: url, timeoutMs: 10_000, maxConnections: 1 });
        const client = await pool.connect();
        const { rows } = await client.query('show synchronous_commit', []);
        client.release();
        await pool.end();
        assert.deepEqual(rows, [{ synchronous_commit: kept }]);
      }
    });

    it('refuses an amount that no number can hold', async () => {
      const url = await server.newDatabase();
      const store = await openFilledStore(url);
      await server.rows(url, `update deposit set amount_minor = 9007199254740993 where id = 'dep_1'`);
      await assert.rejects(store.read.findDeposit('dep_1'), isUnavailable);
      assert((await store.read.findDeposit('dep_2'))?.requested.amountMinor === 100_000);
    });

    it('leaves no connection behind when it is closed', { timeout: 30_000 }, async () => {
      const url = await server.newDatabase();
      const store = await openFilledStore(url);
      const ours = `select 1 from pg_stat_activity where datname = current_database()
        and application_name = 'ipay-deposit'`;
      assert((await server.rows(url, ours)).length >= 2);
      await store.close();
      // The server notices a little later.
      while ((await server.rows(url, ours)).length > 0);
      await assert.rejects(
        store.transact(() => Promise.resolve()),
        isUnavailable,
      );
    });
  });
}
