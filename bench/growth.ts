import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { judge } from './support/judge.ts';
import { newOrders, postbackRequests, seedOrders } from './support/prepare-postbacks.ts';
import { durationMs, ratio, rounds, rowOf, takeTurns } from './support/rounds.ts';
import { seedCredits } from './support/seed-million.ts';
import { startServer } from './support/start-server.ts';

// Does a postback cost the same on an empty store as on one that remembers a million transactions, and does the log
// stay bounded while they come? Two proxies, one on each store, take turns.

const transactions = Number(process.env['BENCH_TRANSACTIONS'] ?? 1_000_000);

const folder = mkdtempSync(join(tmpdir(), 'ipay-bench-'));
const mebibytes = (bytes: number): number => Number((bytes / 2 ** 20).toFixed(1));

async function start(name: string, count: number) {
  const file = join(folder, `${name}.sqlite`);
  // The first start makes the tables.
  await (await startServer('proxy', file)).stop();
  if (count > 0) seedCredits(file, count);
  return {
    name,
    file,
    // Its events are taken while postbacks come, as in life.
    server: await startServer('delivering', file),
    walBytes: 0,
  };
}

type SeededStore = Awaited<ReturnType<typeof start>>;

function newPostbacks(store: SeededStore): () => Buffer | undefined {
  const orders = newOrders((12_000 * durationMs) / 1000);
  seedOrders(store.file, orders);
  const all = postbackRequests(orders);
  return () => {
    // Looked at while they come: the log is cut back in between.
    if (all.length % 100 === 0) store.walBytes = Math.max(store.walBytes, statSync(`${store.file}-wal`).size);
    return all.pop();
  };
}

try {
  const stores = [await start('empty', 0), await start(`${transactions} transactions`, transactions)];
  const results = await takeTurns(
    stores.map((store) => ({
      name: store.name,
      servers: [store.server],
      requests: () => newPostbacks(store),
    })),
    32,
  );
  console.log(`\nPostbacks at 32 connections, medians of ${rounds} rounds of ${durationMs} ms`);
  console.table(
    Object.fromEntries(
      stores.map(({ name, file, walBytes }) => [
        name,
        {
          ...rowOf(results.get(name) ?? []),
          'store MiB': mebibytes(statSync(file).size),
          'log at most MiB': mebibytes(walBytes),
        },
      ]),
    ),
  );
  const [empty = [], full = []] = stores.map(({ name }) => results.get(name));
  const cost = ratio(full, empty, ({ cpuMicros }) => cpuMicros);
  judge(
    `CPU of a postback beside ${transactions} transactions, at most 1.25 of that on an empty store`,
    cost,
    cost <= 1.25,
  );
  const log = Math.max(...stores.map(({ walBytes }) => mebibytes(walBytes)));
  judge('log at most 64 MiB', log, log <= 64);
  await Promise.all(stores.map(({ server }) => server.stop()));
} finally {
  rmSync(folder, { recursive: true });
}
