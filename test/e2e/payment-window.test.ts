import assert from 'node:assert/strict';
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

  const credits = async (): Promise<number> => (await demo.credits()).length;

  /** Goes through the window in a new tab, by one of the sandbox's buttons, until it comes back. */
  async function goThroughWindow(button: string, outcome: string): Promise<Payer> {
    const context = await browser.newContext();
    const payer = new Payer(await context.newPage(), { language: 'en' });
    await payer.startDeposit(demo.url, { flow: 'window' });
    const opening = context.waitForEvent('page');
    await payer.press('openWindow');
    const window = await opening;
    await window.getByRole('button', { name: button }).click();
    await window.waitForURL((url) => url.origin === demo.url && url.searchParams.get('returned') === outcome);
    return payer;
  }

  it('comes back by the hashed success redirect, and the money is credited', async () => {
    const before = await credits();
    const payer = await goThroughWindow('Success', 'success');
    await payer.sees('received');
    assert.equal(await credits(), before + 1);
    await payer.page.context().close();
  });

  it('comes back by the hashed pending redirect, and the money is credited when it comes', async () => {
    const before = await credits();
    const payer = await goThroughWindow('Pending', 'pending');
    assert.equal(await credits(), before);
    await payer.sees('received');
    assert.equal(await credits(), before + 1);
    await payer.page.context().close();
  });

  it('comes back by the hashed fail redirect, and nothing is credited', async () => {
    const before = await credits();
    const payer = await goThroughWindow('Fail', 'fail');
    await payer.button('openWindow').waitFor();
    assert.equal(await credits(), before);
    await payer.page.context().close();
  });

  it('believes the proxy, not an address that claims success', async () => {
    const before = await credits();
    const context = await browser.newContext();
    const payer = new Payer(await context.newPage(), { language: 'en' });
    await payer.startDeposit(demo.url, { flow: 'window' });
    await payer.button('openWindow').waitFor();
    await payer.page.goto(`${demo.url}/?returned=success`);
    await payer.button('openWindow').waitFor();
    assert.equal(await credits(), before);
    await context.close();
  });
});
