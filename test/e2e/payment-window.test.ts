import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { DemoProcess } from './demo-process.ts';
import { Payer } from './payer.ts';

describe('the payment window', () => {
  const demo = new DemoProcess();
  let browser: Browser;
  before(async () => {
    await demo.start();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await demo.dispose();
  });

  for (const [outcome, button] of [
    ['success', 'Success'],
    ['pending', 'Pending'],
    ['fail', 'Fail'],
  ] as const) {
    it(`comes back by the hashed ${outcome} redirect, and the page waits for the proxy's word`, async () => {
      const context = await browser.newContext();
      const payer = new Payer(await context.newPage(), 'en');
      await payer.startDeposit(demo.url, { flow: 'window' });
      const opening = context.waitForEvent('page');
      await payer.button('openWindow').click();
      const window = await opening;
      await window.getByRole('button', { name: button }).click();
      await window.waitForURL(`${demo.url}/?returned=${outcome}`);
      if (outcome === 'success') await payer.sees('received');
      await context.close();
    });
  }
});
