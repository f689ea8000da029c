import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { load, median } from './support/load.ts';
import { preparePostbacks } from './support/prepare-postbacks.ts';
import { seedCredits } from './support/seed-million.ts';
import { startServer } from './support/start-server.ts';

// Does a postback cost the same on an empty store as on one that remembers a million transactions, and does the log stay
// bounded while they come? Two proxies, one on each store, take turns.

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7);
const durationMs = Number(process.env['BENCH_ROUND_MS'] ?? 2000);
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
    server: await startServer('proxy', file),
    cpuMicros: [] as number[],
    perSecond: [] as number[],
    walBytes: 0,
  };
}

try {
  const stores = [await start('empty', 0), await start(`${transactions} transactions`, transactions)];
  for (let round = 0; round <= rounds; round++) {
    for (const store of stores) {
      const postbacks = preparePostbacks(store.file, `r${round}`, (20_000 * durationMs) / 1000);
      const before = await store.server.usage();
      const { port } = store.server;
      const result = await load({ port, connections: 32, durationMs, next: () => postbacks.pop() });
      const cpuMicros = (await store.server.usage()).cpuMicros - before.cpuMicros;
      // The first round warms up and does not count.
      if (round > 0) {
        store.cpuMicros.push(cpuMicros / result.answers);
        store.perSecond.push(result.perSecond);
      }
      store.walBytes = Math.max(store.walBytes, statSync(`${store.file}-wal`).size);
    }
  }
  console.log(`\nPostbacks at 32 connections, medians of ${rounds} rounds`);
  console.table(
    Object.fromEntries(
      stores.map(({ name, file, perSecond, cpuMicros, walBytes }) => [
        name,
        {
          'per second': Math.round(median(perSecond)),
          'CPU µs each': Math.round(median(cpuMicros)),
          'store MiB': mebibytes(statSync(file).size),
          'log at most MiB': mebibytes(walBytes),
        },
      ]),
    ),
  );
  await Promise.all(stores.map(({ server }) => server.stop()));
} finally {
  rmSync(folder, { recursive: true });
}
