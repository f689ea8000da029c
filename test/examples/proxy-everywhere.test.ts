import { describe, it } from 'node:test';
import { payAtShop, shops } from './pay-at-shop.ts';

describe(
  'the proxy in a server of the shop takes a deposit from session to credit',
  { concurrency: 2 },
  () => {
    for (const [name, file] of Object.entries(shops)) it(`in ${name}`, (t) => payAtShop(t, file));
  },
);
