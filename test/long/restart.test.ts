import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { DemoProcess } from '../e2e/demo-process.ts';
import { Payer } from '../e2e/payer.ts';
import { sandboxControls } from '../e2e/sandbox-controls.ts';

describe('a restart in the middle of a deposit', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  async function startDemo(t: TestContext): Promise<DemoProcess> {
    const demo = new DemoProcess();
    t.after(() => demo.dispose());
    await demo.start();
    return demo;
  }

  /** A payer who has handed a number in. */
  async function handedIn(t: TestContext, demo: DemoProcess, transactionNumber: string): Promise<Payer> {
    const payer = new Payer(await browser.newPage(), { language: 'en' });
    t.after(() => payer.page.close());
    await payer.startDeposit(demo.url);
    await payer.handIn(transactionNumber);
    return payer;
  }

  it('loses nothing when the process is killed while the postback is on its way', async (t) => {
    const demo = await startDemo(t);
    const payer = await handedIn(t, demo, '48291702');
    await payer.sees('checking');

    await demo.end('SIGKILL');
    await demo.start();
    await payer.sees('received');
    await payer.seesBalance('2,500');
  });

  it('loses nothing when it is killed while the gateway is being asked', async (t) => {
    const demo = await startDemo(t);
    const payer = await handedIn(t, demo, '48291706');
    await sandboxControls(demo.sandboxUrl).transactionOf('48291706');

    await demo.end('SIGKILL');
    await demo.start();
    await payer.seesBalance('2,500');
  });

  it('ends politely on Ctrl-C and frees its ports', async (t) => {
    const demo = await startDemo(t);
    assert.equal(await demo.end('SIGINT'), 0);
    await demo.start();
    assert.equal((await fetch(demo.url)).status, 200);
  });
});
