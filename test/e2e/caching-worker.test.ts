import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openShop } from './shop/open-shop.ts';

describe("a shop whose service worker answers from its cache, against the proxy's word", () => {
  const { shop, newPayer } = openShop();

  it('shows each deposit its own details, and not those of the one before', async (t) => {
    const page = await (await newPayer(t)).newPage();
    await page.goto(shop.pages.url('/elsewhere'));
    await page.evaluate(async () => {
      const claimed = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve);
      });
      await navigator.serviceWorker.register('/caching-worker.js');
      await claimed;
    });
    for (const [amount, shown] of [
      ['2500', 'LKR 2,500'],
      ['3100', 'LKR 3,100'],
    ] as const) {
      await page.goto(shop.page(await shop.session({ amount })));
      await page.getByText('Time left').waitFor();
      assert.equal(await page.locator('[data-copy=amount]').textContent(), shown);
    }
  });
});
