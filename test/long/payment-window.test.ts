import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { openDemo } from '../e2e/open-demo.ts';
import { Payer } from '../e2e/payer.ts';

describe('the payment window', () => {
  const { demo, newProfile } = openDemo();

  const credits = async (): Promise<number> => (await demo.credits()).length;

  /** Goes through the window in a new tab, by one of the sandbox's buttons, until it comes back. */
  async function goThroughWindow(t: TestContext, button: string, outcome: string): Promise<Payer> {
    const context = await newProfile(t);
    const payer = new Payer(await context.newPage(), { language: 'en' });
    await payer.startDeposit(demo.url, { flow: 'window' });
    const opening = context.waitForEvent('page');
    await payer.press('openWindow');
    const window = await opening;
    await window.getByRole('button', { name: button }).click();
    await window.waitForURL((url) => url.origin === demo.url && url.searchParams.get('returned') === outcome);
    return payer;
  }

  it('comes back by the hashed success redirect, and the money is credited', async (t) => {
    const before = await credits();
    const payer = await goThroughWindow(t, 'Success', 'success');
    await payer.sees('received');
    assert.equal(await credits(), before + 1);
  });

  it('comes back by the hashed pending redirect, and the money is credited when it comes', async (t) => {
    const before = await credits();
    const payer = await goThroughWindow(t, 'Pending', 'pending');
    await payer.sees('received');
    assert.equal(await credits(), before + 1);
  });

  it('comes back by the hashed fail redirect, and nothing is credited', async (t) => {
    const before = await credits();
    const payer = await goThroughWindow(t, 'Fail', 'fail');
    await payer.button('openWindow').waitFor();
    assert.equal(await credits(), before);
  });

  it('believes the proxy, not an address that claims success', async (t) => {
    const before = await credits();
    const context = await newProfile(t);
    const payer = new Payer(await context.newPage(), { language: 'en' });
    await payer.startDeposit(demo.url, { flow: 'window' });
    await payer.button('openWindow').waitFor();
    await payer.page.goto(`${demo.url}/?returned=success`);
    await payer.button('openWindow').waitFor();
    assert.equal(await credits(), before);
  });
});
