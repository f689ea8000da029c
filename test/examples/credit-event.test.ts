import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import * as next from '../../demo/examples/proxy/next/credit-event.ts';
import * as worker from '../../demo/examples/proxy/worker/credit-event.ts';
import type { MerchantEvent } from '../../src/proxy/index.ts';
import { postgresServer } from '../store/postgres-server.ts';
import { creditedEvent } from './credited-event.ts';
import { newWorkerDatabase } from './worker-database.ts';

const server = postgresServer();

interface Shop {
  readonly credit: (event: MerchantEvent) => Promise<void>;
  readonly balance: () => Promise<number>;
  readonly run: (sql: string) => Promise<unknown>;
}

const shops: Readonly<Record<string, () => Promise<Shop>>> = {
  'Next.js': () => {
    const database = new DatabaseSync(':memory:');
    next.prepareToCredit(database);
    const sum = database.prepare('select coalesce(sum(amount_minor), 0) as sum from balance');
    return Promise.resolve({
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is a rejection
      credit: async (event) => next.creditEvent(database, event),
      balance: () => Promise.resolve(Number(sum.get()?.['sum'])),
      run(sql) {
        database.exec(sql);
        return Promise.resolve();
      },
    });
  },
  'the worker': async () => {
    const { url, balance } = await newWorkerDatabase(server);
    return {
      credit: (event) => worker.creditEvent(url, event),
      balance,
      run: (sql) => server.rows(url, sql),
    };
  },
};

for (const [name, open] of Object.entries(shops)) {
  describe(`the shop of the example for ${name}`, () => {
    it('credits an event once, however often it comes', async () => {
      const { credit, balance } = await open();
      await Promise.all(Array.from({ length: 20 }, () => credit(creditedEvent('evt_1', 250_000))));
      await credit(creditedEvent('evt_2', 5_050));
      assert.equal(await balance(), 255_050);
    });

    it('credits nothing for other events', async () => {
      const { credit, balance } = await open();
      await credit({
        id: 'evt_1',
        type: 'deposit.needs_review',
        occurredAt: '2026-01-01T00:00:00.000Z',
        data: { depositId: 'dep_1', label: 'payer-42', reference: null },
      });
      assert.equal(await balance(), 0);
    });

    it('wants an event again that it could not credit, and credits it then', async () => {
      const { credit, balance, run } = await open();
      await run('alter table balance rename to balance_away');
      await assert.rejects(credit(creditedEvent('evt_1', 250_000)), /balance/);
      await run('alter table balance_away rename to balance');
      assert.equal(await balance(), 0);
      await credit(creditedEvent('evt_1', 250_000));
      assert.equal(await balance(), 250_000);
    });
  });
}
