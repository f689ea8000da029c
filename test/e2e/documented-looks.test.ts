import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { codeBlocks } from '../docs/pages.ts';
import { openGallery } from '../element/gallery.ts';
import { assertAxeFindsNothing } from '../element/screen-checks.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** Style sheets on our pages that give the element colours. */
const coloured = codeBlocks.filter(
  ({ language, code }) => language === 'css' && /--ipay-(?:accent|surface|text):/.test(code),
);

describe('the looks that our pages show', () => {
  it('are there', () => {
    assert.ok(coloured.length > 0);
  });

  for (const { page, line, code } of coloured) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`can be read on a ${scheme} page: ${page}:${line}`, async () => {
        const gallery = await openGallery(browser, {
          element: 'ipay-deposit',
          language: 'en',
          scheme,
          css: code,
        });
        await assertAxeFindsNothing(gallery);
        await gallery.context().close();
      });
    }
  }
});
