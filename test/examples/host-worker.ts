import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { creditEvent, prepareToCredit } from '../../demo/examples/credit-once.ts';
import { createWorker } from '../../demo/examples/proxy/worker.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

// A worker platform's part: calls the worker for each request and by the schedule, and keeps nothing in between.

const shop = new DatabaseSync(process.env['SHOP_DATABASE_FILE'] ?? '', { timeout: 5000 });
prepareToCredit(shop);
const worker = createWorker(
  () => openSqliteStore({ file: process.env['IPAY_DATABASE_FILE'] ?? '' }),
  (event) => creditEvent(shop, event),
);

serve({
  port: Number(process.env['PORT']),
  hostname: '127.0.0.1',
  fetch: (request) => worker.fetch(request, process.env, { waitUntil: (work) => void work }),
});
setInterval(() => void worker.scheduled({}, process.env), 200);
