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

  it('the controls fit also where letters are half as wide again, as in some fonts', async (t) => {
    const context = await newProfile(t, { viewport: { width, height: 640 } });
    const page = await context.newPage();
    await page.goto(demo.url);
    const controls = page.getByTestId('controls');
    await controls.locator('summary').click();
    const furthest = await controls.evaluate((controls) => {
      const { adoptedStyleSheets } = controls.getRootNode() as ShadowRoot; // the panel's
      const wide = new CSSStyleSheet();
      wide.replaceSync('* { font-size: 1.5rem !important }');
      adoptedStyleSheets.push(wide);
      const ends = [...controls.querySelectorAll('*')].map((part) => part.getBoundingClientRect().right);
      return Math.max(...ends) - controls.getBoundingClientRect().right;
    });
    assert.ok(furthest <= 0, `something sticks out by ${furthest} px`);
  });

  for (const place of ['#/shop', '#/stories/deposit', '#/lab']) {
    it(`${place} is no wider than the screen for a reader who has letters half as big again`, async (t) => {
      const page = await (await newProfile(t, { viewport: { width, height: 640 } })).newPage();
      await page.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => {
          document.documentElement.style.fontSize = '150%';
        });
      });
      await page.goto(demo.url + place);
      await page.getByRole('main').waitFor();
      await page.locator('details').evaluateAll((all) => {
        for (const folded of all) folded.setAttribute('open', '');
      });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }
});

describe('on a desktop', () => {
  const { demo, newProfile } = openDemo();

  it('every outcome has its two digits inside its button, whatever font there is', async (t) => {
    const page = await (await newProfile(t, { viewport: { width: 1100, height: 900 } })).newPage();
    await page.goto(demo.url);
    const buttons = page.getByTestId('outcome');
    await buttons.first().waitFor();
    const sticksOut = await buttons.evaluateAll((all) =>
      all
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((one) => one.textContent.trim()),
    );
    assert.deepEqual(sticksOut, []);
  });
});
