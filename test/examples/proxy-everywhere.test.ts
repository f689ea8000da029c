import { describe, it } from 'node:test';
import { postgresServer } from '../store/postgres-server.ts';
import { copiedIntoShop } from './example-on-node.ts';
import { payAtShop } from './pay-at-shop.ts';
import { workerOnNode } from './worker-on-node.ts';

const server = postgresServer();

// The two that differ most; test/long has the others, and the real platforms.
describe(
  'the proxy in a server of the shop takes a deposit from session to credit',
  { concurrency: 2 },
  () => {
    it('in Express', (t) => payAtShop(t, copiedIntoShop('demo/examples/proxy/express.ts')));
    it('as a worker', (t) => payAtShop(t, workerOnNode(server)));
  },
);
