import { serve } from '@hono/node-server';
import worker from '../../demo/examples/proxy/worker/index.ts';

// A worker platform's part: calls the worker for each request and by the schedule, and keeps nothing in between.

const read = (variable: string): string => process.env[variable] ?? '';
const environment = {
  DATABASE_URL: read('DATABASE_URL'),
  IPAY_GATEWAY_API_URL: read('IPAY_GATEWAY_API_URL'),
  IPAY_GATEWAY_SECRET: read('IPAY_GATEWAY_SECRET'),
  IPAY_ACCESS_KEY: read('IPAY_ACCESS_KEY'),
  IPAY_PRIVATE_KEY: read('IPAY_PRIVATE_KEY'),
  IPAY_API_KEY: read('IPAY_API_KEY'),
  SHOP_ORIGIN: read('SHOP_ORIGIN'),
};

serve({
  port: Number(read('PORT')),
  hostname: '127.0.0.1',
  fetch: (request) => worker.fetch(request, environment, { waitUntil: (work) => void work }),
});
setInterval(() => void worker.scheduled({}, environment), 200);
