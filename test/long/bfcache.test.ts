import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { flags } from '../e2e/browser.ts';
import { elements } from '../e2e/shop/elements.ts';
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

  /** Leaves for another page, and comes back to this one as it was put away. */
  async function leaveAndComeBack(page: Page, meanwhile: () => Promise<void>): Promise<void> {
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.title = persisted ? 'Taken out of the cache' : 'Loaded';
      });
    });
    await page.evaluate((url) => location.assign(url), shop.pages.url('/elsewhere'));
    await page.waitForURL('**/elsewhere');
    await meanwhile();
    await page.evaluate(() => history.back());
    // A page out of the cache is not loaded.
    await page.waitForURL('**/pay/*', { waitUntil: 'commit' });
  }

  for (const { name, digits, openOutcome, headings, visit } of elements) {
    it(`takes the page of a ${name} while it waits for news, and gives it back with the news`, async () => {
      const { open, calls, postBack } = await visit(shop);
      const payer = await open(await browser.newContext());
      const typed = digits(1, openOutcome);
      await payer.typesIn(typed);
      await payer.handInButton.click();
      await payer.reads(headings.open);
      await leaveAndComeBack(payer.page, () => postBack(typed));
      await payer.isSoonDone();
      assert.equal(await payer.page.title(), 'Taken out of the cache');
      assert.deepEqual([payer.sent, calls(typed)], [1, 1]);
    });
  }
});
