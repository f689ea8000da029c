import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { galleryElements, openGallery } from '../element/gallery.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

describe('a dark page on paper', () => {
  for (const element of galleryElements) {
    it(`has every screen of <${element}> in dark letters: printers leave out what is behind them`, async () => {
      const gallery = await openGallery(browser, { element, language: 'en', scheme: 'dark' });
      /**
       * The lightest letters, from 0 for black to 255. The later part sees to them: there is none while nothing is
       * loaded.
       */
      const lightest = () =>
        gallery.evaluate(() =>
          Math.max(
            ...[...document.querySelectorAll('[proxy]:not(#loading)')].flatMap(({ shadowRoot }) =>
              [...(shadowRoot?.querySelectorAll('h2, p:not(.unseen, .skeleton *), bdi, dt, dd, label') ?? [])]
                .flatMap((part) => getComputedStyle(part).color.match(/\d+/g)?.slice(0, 3) ?? [])
                .map(Number),
            ),
          ),
        );
      assert.ok((await lightest()) > 200, 'on the screen they are light');
      await gallery.emulateMedia({ media: 'print' });
      assert.ok((await lightest()) < 190, `on paper they are dark, and not ${await lightest()}`);
      await gallery.context().close();
    });
  }
});
