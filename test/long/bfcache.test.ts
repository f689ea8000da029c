import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { flags } from '../e2e/browser.ts';
import { Customer } from '../e2e/shop/customer.ts';
import { Shop } from '../e2e/shop/shop.ts';
import { findBrowser } from '../tools/find-browser.ts';

describe('the back-forward cache', () => {
  const shop = new Shop();
  let browser: Browser;
  before(async () => {
    [browser] = await Promise.all([
      chromium.launch({
        executablePath: findBrowser('whole'),
        args: flags,
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      }),
      shop.start(),
    ]);
  });
  after(async () => {
    await browser.close();
    await shop.dispose();
  });

  it('takes the page while it waits for news, and gives it back with the news', async () => {
    const session = await shop.session();
    const payer = await Customer.at(await browser.newContext(), shop.page(session));
    await payer.typesIn('44440002');
    await payer.press('confirm');
    await payer.reads("We're checking your payment");
    await payer.page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.title = persisted ? 'Taken out of the cache' : 'Loaded';
      });
    });
    await payer.page.evaluate((url) => location.assign(url), shop.pages.url('/elsewhere'));
    await payer.page.waitForURL('**/elsewhere');
    await payer.page.evaluate(() => history.back());
    // A page out of the cache is not loaded.
    await payer.page.waitForURL('**/pay/*', { waitUntil: 'commit' });
    await payer.isSoonCredited();
    assert.equal(await payer.page.title(), 'Taken out of the cache');
    assert.deepEqual([payer.sent, shop.attempts('44440002')], [1, 1]);
  });
});
