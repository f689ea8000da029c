import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import jsQR from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { openDemo } from '../e2e/open-demo.ts';
import { Payer } from '../e2e/payer.ts';
import { seenPixels } from '../e2e/seen-pixels.ts';

/** Reads the code as a camera does: from what is on the screen, and nothing else. */
async function scan(code: Locator, scanner: Page): Promise<string> {
  const { data, width, height } = await seenPixels(code, scanner);
  const found = jsQR(data, width, height);
  assert.ok(found, 'the code is not readable');
  return found.data;
}

describe('a payer at a desktop goes on with the phone', () => {
  const { demo, newProfile } = openDemo();

  for (const theme of ['light', 'dark']) {
    it(`by the code on a ${theme} page; the desktop shows the end by itself`, async (t) => {
      const desktop = await newProfile(t, { viewport: { width: 1280, height: 900 } });
      const phone = await newProfile(t, {
        viewport: { width: 320, height: 640 },
        isMobile: true,
        hasTouch: true,
      });
      t.after(() => Promise.all([desktop.close(), phone.close()]));
      // A headless browser has neither a mouse nor a finger.
      await desktop.addInitScript(() => {
        const matchMedia = window.matchMedia.bind(window);
        window.matchMedia = (query) => matchMedia(query === '(pointer: fine)' ? 'all' : query);
      });
      const logged: string[] = [];
      const shop = new Payer(await desktop.newPage(), { language: 'en' });
      await shop.startDeposit(demo.url, { theme });
      await shop.element.getByRole('button', { name: 'Use your phone' }).click();
      const code = shop.element.getByRole('img', { name: 'QR code of this payment' });
      await code.waitFor();
      const link = await scan(code, await phone.newPage());
      assert.match(link, new RegExp(`^${demo.url}/continue\\.html#ipay-resume=`));

      const payer = new Payer(await phone.newPage(), { language: 'en', touch: true });
      payer.page.on('request', (request) => logged.push(request.url(), JSON.stringify(request.headers())));
      await payer.page.goto(link);
      await payer.button('paid').waitFor();
      assert.equal(await payer.page.evaluate(() => location.href), `${demo.url}/continue.html`);
      const [, credential = ''] = link.split('#ipay-resume=');
      assert.ok(logged.length > 0 && !logged.join('\n').includes(credential), 'the credential was sent');
      assert.ok((await payer.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
      // Used once: the code is gone from the desktop.
      await shop.button('paid').waitFor();

      await payer.page.reload();
      await payer.handIn(theme === 'light' ? '48291750' : '48291751');
      await payer.seesCredited('2,500');
      await shop.seesCredited('2,500');

      // Away and back, out of the back-forward cache or not.
      await payer.page.goto('about:blank');
      await payer.page.goBack();
      await payer.seesCredited('2,500');
      assert.ok(!payer.page.url().includes('#'));

      const other = await (await newProfile(t)).newPage();
      await other.goto(link);
      await other.getByRole('heading', { name: "This link can't be used any more" }).waitFor();
    });
  }
});
