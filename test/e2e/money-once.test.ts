import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { DemoProcess } from './demo-process.ts';
import { Payer } from './payer.ts';
import { sandboxControls } from './sandbox-controls.ts';

describe('money moves once, and only when it is signed', () => {
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

  it('50 copies of a postback at once credit nothing more', async () => {
    const payer = new Payer(await browser.newPage(), { language: 'en' });
    await payer.startDeposit(demo.url);
    await payer.handIn('48291750');
    await payer.seesBalance('2,500');

    const sandbox = sandboxControls(demo.sandboxUrl);
    const [postback] = (await sandbox.state()).postbacks;
    assert.ok(postback);
    assert.deepEqual(await sandbox.resend(postback.id, 50), Array<number>(50).fill(200));
    await payer.page.reload();
    await payer.seesBalance('2,500');
    await payer.sees('received');
    await payer.page.close();
  });

  it('a forged postback credits nothing', async () => {
    const payer = new Payer(await browser.newPage(), { language: 'en' });
    await payer.startDeposit(demo.url);
    await payer.handIn('48291703');
    await payer.sees('checking');

    const sandbox = sandboxControls(demo.sandboxUrl);
    const { orderId } = await sandbox.transactionOf('48291703');
    const forged = { customTransactionId: orderId, label: 'demo-payer', amount: '99999' };
    assert.equal(await sandbox.forge(forged), 401);
    await payer.page.reload();
    await payer.sees('checking');
    await payer.seesBalance('2,500');
    await payer.page.close();
  });
});
