import { after, before } from 'node:test';
import { openBrowser } from '../browser.ts';
import type { NewProfile } from '../browser.ts';
import { Shop } from './shop.ts';

/**
 * A shop, and a browser to visit it, while the tests of this suite run.
 *
 * @param latePostbackDelayMs when late postbacks come by themselves; not before the test says so, unless told
 */
export function openShop(latePostbackDelayMs?: number): {
  readonly shop: Shop;
  readonly newPayer: NewProfile;
} {
  const shop = new Shop(latePostbackDelayMs);
  before(() => shop.start());
  after(() => shop.dispose());
  return { shop, newPayer: openBrowser() };
}
