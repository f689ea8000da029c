import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { apiKey, keyPair, origin } from '../../bench/support/keys.ts';
import { newOrders, seedPostgresOrders } from '../../bench/support/prepare-postbacks.ts';
import { createProxy } from '../../src/proxy/index.ts';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { postgresServer } from '../store/postgres-server.ts';

const server = postgresServer();
const orders = newOrders(30);
const copies = 4;

const proxyOver = (store: DepositStore) =>
  createProxy({
    gateway: { apiUrl: 'https://api.gateway.example', secret: 'mixed-stores-secret', keyPairs: [keyPair] },
    apiKeys: [apiKey],
    origins: [origin],
    store,
  });

/** The true postback, one that contradicts it, and a second transaction on the same order. */
const postbacksOf = (order: string): string[] =>
  [
    { transaction_id: `tx-${order}` },
    { transaction_id: `tx-${order}`, amount: '9000' },
    { transaction_id: `other-${order}` },
  ].map((more) => signedPostback([entry(order, more)], {}, keyPair));

it('a proxy that stays and those of single requests credit once on one PostgreSQL that loses its connections', async (t) => {
  const connectionString = await server.newDatabase();
  const stayingStore = await openPostgresStore({ connectionString });
  t.after(() => stayingStore.close());
  const staying = proxyOver(stayingStore);
  await seedPostgresOrders(connectionString, orders);
  let refused = 0;

  async function sendUntilTaken(body: string, isStaying: boolean): Promise<void> {
    for (;;) {
      const store = isStaying ? undefined : await openPostgresStore({ connectionString, perRequest: true });
      const proxy = store ? proxyOver(store) : staying;
      const headers = { 'content-length': String(Buffer.byteLength(body)) };
      const { status } = await proxy.fetch(
        new Request('http://proxy.example/postback', { method: 'POST', body, headers }),
      );
      await store?.close();
      if (status === 200) return;
      assert.equal(status, 503);
      refused += 1;
    }
  }

  const sending = (async () => {
    for (const order of orders) {
      const bodies = postbacksOf(order);
      await Promise.all(
        Array.from({ length: copies * bodies.length }, (_, index) =>
          sendUntilTaken(bodies[index % bodies.length] ?? '', index % 2 === 0),
        ),
      );
    }
    return 'sent' as const;
  })();
  while ((await Promise.race([sending, setTimeout(150)])) !== 'sent')
    await server.killConnections(connectionString);

  assert.ok(refused > 0, 'no connection was lost in the middle');
  const count = (sql: string) => server.rows(connectionString, sql);
  assert.deepEqual(
    await count('select status, count(*)::int as count from gateway_transaction group by 1 order by 1'),
    ['conflict', 'credited', 'suspense'].map((status) => ({ status, count: orders.length })),
  );
  assert.deepEqual(
    await count(
      `select count(*)::int as events, count(distinct deposit_id)::int as deposits from outbox where type = 'deposit.credited'`,
    ),
    [{ events: orders.length, deposits: orders.length }],
  );
});
