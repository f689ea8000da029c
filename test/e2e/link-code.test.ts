import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';
import { StrictPage } from './strict-page.ts';

const files = await bundledShop();
const newPayer = openBrowser();
const linkCode = /\/chunks\/direct-link/;

it('a link whose code could not be loaded is tried again by a press; without a connection the shop’s page stays', async (t) => {
  const context = await newPayer(t);
  const { page } = await StrictPage.open(context, {
    files,
    body:
      '<script type="module" src="/app.js"></script><ipay-deposit lang="en" window-url="https://plugin.example/" ' +
      'amount="2500" label="payer-1" custom-transaction-id="order-1"></ipay-deposit>',
    proxy: () => ({}),
  });
  // Away first: the page that stands there may be about to ask for it.
  await page.goto('about:blank');
  await page.route(linkCode, async (route) => {
    await context.setOffline(true);
    await route.abort();
  });
  await page.goBack();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.evaluate('globalThis.isTheSamePage = true');
  // Not by the request: old browsers remember that it failed, and ask for it no more.
  const failedAgain = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const element = document.querySelector('ipay-deposit');
        element?.addEventListener('ipay-deposit-failed', () => resolve(), { once: true });
      }),
  );
  await again.click();
  await failedAgain;
  await again.waitFor();
  assert.equal(await page.evaluate('globalThis.isTheSamePage'), true);
  await page.unroute(linkCode);
  await context.setOffline(false);
  await again.click();
  await page.getByRole('link', { name: 'Open payment page' }).waitFor();
});
