import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { onNode } from '../examples/example-on-node.ts';
import { payAtShop } from '../examples/pay-at-shop.ts';

/** By the file that starts them. Express is paid at by test/examples/proxy-everywhere.test.ts. */
const shops = {
  'Node http': 'demo/examples/proxy/node-http.ts',
  Fastify: 'demo/examples/proxy/fastify.ts',
  Hono: 'demo/examples/proxy/hono.ts',
} as const;

describe(
  'the proxy in a server of the shop takes a deposit from session to credit',
  { concurrency: 2 },
  () => {
    for (const [name, file] of Object.entries(shops)) it(`in ${name}`, (t) => payAtShop(t, onNode(file)));

    it('in every example', () => {
      const mounted = globSync('demo/examples/proxy/*.ts').filter((file) => !/shop|begin-deposit/.test(file));
      const paidAt: readonly string[] = [...Object.values(shops), 'demo/examples/proxy/express.ts'];
      assert.deepEqual(
        mounted.filter((file) => !paidAt.includes(file)),
        [],
      );
      const tests = globSync('test/long/*.test.ts').map((file) => readFileSync(file, 'utf8'));
      for (const folder of globSync('demo/examples/proxy/*/')) {
        const asked = `example: '${basename(folder)}'`;
        assert(
          tests.some((text) => text.includes(asked)),
          folder,
        );
      }
    });
  },
);
