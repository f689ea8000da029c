import { after, before } from 'node:test';
import { openBrowser } from '../browser.ts';
import type { NewProfile } from '../browser.ts';
import { Shop } from './shop.ts';

/** A shop, and a browser to visit it, while the tests of this suite run. */
export function openShop(): { readonly shop: Shop; readonly newPayer: NewProfile } {
  const shop = new Shop();
  before(() => shop.start());
  after(() => shop.dispose());
  return { shop, newPayer: openBrowser() };
}
