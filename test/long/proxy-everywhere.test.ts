import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import { moreShops, payAtShop, shops } from '../examples/pay-at-shop.ts';

describe(
  'the proxy in a server of the shop takes a deposit from session to credit',
  { concurrency: 2 },
  () => {
    for (const [name, file] of Object.entries(moreShops)) it(`in ${name}`, (t) => payAtShop(t, file));

    it('in every example', () => {
      const mounted = globSync('demo/examples/proxy/*.ts').filter((file) => !/shop|begin-deposit/.test(file));
      const paidAt: readonly string[] = [
        ...Object.values({ ...shops, ...moreShops }),
        'demo/examples/proxy/worker.ts',
      ];
      assert.deepEqual(
        mounted.filter((file) => !paidAt.includes(file)),
        [],
      );
    });
  },
);
