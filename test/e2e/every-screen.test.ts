import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { galleryElements, galleryLanguages, openGallery } from '../element/gallery.ts';
import { assertSpokenWell, spokenByState } from '../element/screen-checks.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** What of the elements is cut, or sticks out of its card. */
const outside = (gallery: Page): Promise<readonly string[]> =>
  gallery.evaluate(() =>
    [...document.querySelectorAll('[proxy]')].flatMap(({ id, shadowRoot }) => {
      const card = shadowRoot?.querySelector('section');
      if (!card) return [`${id}: nothing`];
      const { left, right } = card.getBoundingClientRect();
      return [...card.querySelectorAll('*')]
        .filter((part) => !part.closest('.unseen'))
        .filter((part) => {
          const box = part.getBoundingClientRect();
          const isCut =
            part.localName !== 'input' &&
            part.scrollWidth > part.clientWidth + 1 &&
            getComputedStyle(part).overflowX !== 'visible';
          return box.width > 0 && (box.left < left - 1 || box.right > right + 1 || isCut);
        })
        .map((part) => `${id}: ${part.outerHTML}`);
    }),
  );

/** Words that two lines share, though nothing in them says where to break. An address to copy has no such places. */
const torn = (gallery: Page): Promise<readonly string[]> =>
  gallery.evaluate(() =>
    [...document.querySelectorAll('[proxy]')].flatMap(({ id, shadowRoot }) => {
      const card = shadowRoot?.querySelector('section');
      if (!card) return [`${id}: nothing`];
      const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (text.parentElement?.closest('.unseen, [inert]')) continue;
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[^\s-]+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));
          if (lines.size > 1 && !word.startsWith('https://')) found.push(`${id}: ${word}`);
        }
      }
      return found;
    }),
  );

/** Words that lie on others: more than lines of letters with marks above and below do. */
const covered = (gallery: Page): Promise<readonly string[]> =>
  gallery.evaluate(() =>
    [...document.querySelectorAll('[proxy]:not(#loading)')].flatMap(({ id, shadowRoot }) => {
      const card = shadowRoot?.querySelector('section');
      if (!card) return [`${id}: nothing`];
      const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      const lines: { readonly words: string; readonly box: DOMRect }[] = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const words = text.textContent?.trim() ?? '';
        if (words === '' || text.parentElement?.closest('.unseen, option')) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) lines.push({ words, box });
      }
      const lieOnEachOther = (one: DOMRect, other: DOMRect): boolean => {
        const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        return width > 1 && height > Math.min(one.height, other.height) * 0.4;
      };
      return lines.flatMap(({ words, box }, index) =>
        lines
          .slice(index + 1)
          .filter((other) => other.words !== words && lieOnEachOther(box, other.box))
          .map((other) => `${id}: ${words} | ${other.words}`),
      );
    }),
  );

/** What cannot be told from the card behind it. */
const lost = (gallery: Page): Promise<readonly string[]> =>
  gallery.evaluate(() =>
    [...document.querySelectorAll('[proxy]:not(#loading)')].flatMap(({ id, shadowRoot }) => {
      const card = shadowRoot?.querySelector('section');
      if (!card) return [`${id}: nothing`];
      const ground = getComputedStyle(card).backgroundColor;
      const alike = (selector: string, property: 'backgroundColor' | 'stroke' | 'borderTopColor') =>
        [...card.querySelectorAll(selector)].filter((part) => getComputedStyle(part)[property] === ground);
      return [
        // Filled once the later part is there; the pay step's has its edge, as every button of the system.
        ...alike('.main', 'backgroundColor').filter((part) =>
          alike('.main', 'borderTopColor').includes(part),
        ),
        ...alike('path', 'stroke'),
        ...alike('input, .box, .note', 'borderTopColor'),
        // Their grounds are gone.
        ...[...card.querySelectorAll('.note')].filter(
          (part) => getComputedStyle(part).borderTopStyle !== 'solid',
        ),
      ].map((part) => `${id}: ${part.outerHTML}`);
    }),
  );

const moving = (gallery: Page): Promise<number> =>
  gallery.evaluate(() =>
    [...document.querySelectorAll('[proxy]')].reduce(
      (count, { shadowRoot }) => count + (shadowRoot?.getAnimations().length ?? 0),
      0,
    ),
  );

for (const element of galleryElements) {
  describe(`every screen of <${element}>`, () => {
    let english: Page;
    before(async () => {
      english = await openGallery(browser, { element, language: 'en', scheme: 'dark' });
    });
    after(() => english.context().close());

    it('is spoken with a heading, names, one live region, and digit by digit', async () => {
      for (const [state, tree] of await spokenByState(english, element)) assertSpokenWell(state, tree);
    });

    it('moves for those alone who have not asked for less motion', async () => {
      assert.ok((await moving(english)) > 0);
      await english.emulateMedia({ reducedMotion: 'reduce' });
      assert.equal(await moving(english), 0);
    });

    it('keeps its main button, drawings and edges in forced colours', async () => {
      await english.emulateMedia({ forcedColors: 'active' });
      assert.deepEqual(await lost(english), []);
      await english.emulateMedia({ forcedColors: 'none' });
    });

    for (const language of galleryLanguages) {
      it(`has room for every word in ${language}, 280 px wide: none is torn apart`, async () => {
        const narrow = await openGallery(browser, { element, language, width: 280 });
        assert.deepEqual(await torn(narrow), []);
        assert.deepEqual(await outside(narrow), []);
        await narrow.context().close();
      });
    }

    it('has room for letters twice as big, 320 px wide: nothing is cut, sticks out or lies on others', async () => {
      const tamil = await openGallery(browser, { element, language: 'ta' });
      for (const gallery of [english, tamil]) {
        // What turns has corners that stick out now and then.
        await gallery.emulateMedia({ reducedMotion: 'reduce' });
        await gallery.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        assert.deepEqual(await outside(gallery), []);
        assert.deepEqual(await covered(gallery), []);
      }
      await tamil.context().close();
    });
  });
}
