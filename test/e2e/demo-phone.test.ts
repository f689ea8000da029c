import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from './open-demo.ts';
import { Payer } from './payer.ts';

const width = 320;

describe('on a phone 320 px wide', () => {
  const { demo, newProfile } = openDemo();

  it('a deposit is made by taps, in Bengali and dark', async (t) => {
    const context = await newProfile(t, {
      viewport: { width, height: 640 },
      isMobile: true,
      hasTouch: true,
    });
    const payer = new Payer(await context.newPage(), { language: 'bn', touch: true });
    await payer.startDeposit(demo.url, { theme: 'dark' });

    // Not innerWidth: a phone widens that to what it shows.
    const fits = async () => (await payer.page.evaluate(() => document.documentElement.scrollWidth)) <= width;
    assert.ok(await fits(), 'the folded-out controls are no wider than the screen');
    assert.equal(await payer.page.evaluate(() => getComputedStyle(document.body).colorScheme), 'dark');
    await payer.handIn('48291750');
    await payer.seesCredited('2,500');
    await payer.seesBalance('2,500');
    assert.ok(await fits(), 'nor is the end');
  });
});
