import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { flags } from '../e2e/browser.ts';
import { Customer } from '../e2e/shop/customer.ts';
import { Shop } from '../e2e/shop/shop.ts';
import { checking, Withdrawer } from '../e2e/shop/withdrawer.ts';
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

  /** Leaves for another page, and comes back to this one as it was put away. */
  async function leaveAndComeBack(page: Page): Promise<void> {
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.title = persisted ? 'Taken out of the cache' : 'Loaded';
      });
    });
    await page.evaluate((url) => location.assign(url), shop.pages.url('/elsewhere'));
    await page.waitForURL('**/elsewhere');
    await page.evaluate(() => history.back());
    // A page out of the cache is not loaded.
    await page.waitForURL('**/pay/*', { waitUntil: 'commit' });
  }

  it('takes the page while it waits for news, and gives it back with the news', async () => {
    const session = await shop.session();
    const payer = await Customer.at(await browser.newContext(), shop.page(session));
    await payer.typesIn('44440002');
    await payer.press('confirm');
    await payer.reads("We're checking your payment");
    await leaveAndComeBack(payer.page);
    await payer.isSoonCredited();
    assert.equal(await payer.page.title(), 'Taken out of the cache');
    assert.deepEqual([payer.sent, shop.attempts('44440002')], [1, 1]);
  });

  it('takes a withdrawal’s page just so', async () => {
    const session = await shop.withdrawalSession();
    const payer = await Withdrawer.at(await browser.newContext(), shop.withdrawalPage(session));
    await payer.typesIn('03405106');
    await payer.withdraws();
    await payer.reads(checking);
    await leaveAndComeBack(payer.page);
    await payer.isSoonPaid();
    assert.equal(await payer.page.title(), 'Taken out of the cache');
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
  });
});
