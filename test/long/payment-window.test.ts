import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from '../e2e/open-demo.ts';
import { Payer } from '../e2e/payer.ts';

describe('the payment window', () => {
  const { demo, newProfile } = openDemo();

  const credits = async (): Promise<number> => (await demo.credits()).length;

  for (const [button, outcome, becomes, credited] of [
    ['Success', 'success', 'the money is credited', 1],
    ['Pending', 'pending', 'the money is credited when it comes', 1],
    ['Fail', 'fail', 'nothing is credited', 0],
  ] as const) {
    it(`comes back by the hashed ${outcome} redirect, and ${becomes}`, async (t) => {
      const before = await credits();
      const context = await newProfile(t);
      const payer = new Payer(await context.newPage(), { language: 'en' });
      await payer.startDeposit(demo.url, { flow: 'window' });
      const opening = context.waitForEvent('page');
      await payer.press('openWindow');
      const window = await opening;
      await window.getByRole('button', { name: button }).click();
      await window.waitForURL(
        (url) => url.origin === demo.url && url.searchParams.get('returned') === outcome,
      );
      if (credited) await payer.sees('received');
      else await payer.button('openWindow').waitFor();
      assert.equal(await credits(), before + credited);
    });
  }

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
