import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { galleryElements, openGallery } from '../element/gallery.ts';
import { contrast } from '../element/wcag-contrast.ts';
import type { Rgb } from '../element/wcag-contrast.ts';
import { launchBrowser } from './browser.ts';

/** Two things that have to be told from each other. */
interface Pair {
  readonly what: string;
  readonly sign: Rgb;
  readonly ground: Rgb;
}

/** Gives the page `rgbOf`, which knows every way of writing a colour. */
function knowColours(): void {
  const drawing = new OffscreenCanvas(1, 1).getContext('2d');
  const rgbOf = (colour: string) => {
    if (!drawing) throw new Error('There is nothing to draw on.');
    drawing.fillStyle = colour;
    drawing.fillRect(0, 0, 1, 1);
    return [...drawing.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  Object.assign(window, { rgbOf });
}

declare const rgbOf: (colour: string) => Rgb;

/** Every line of a drawing, and what it is drawn on. */
const lines = (gallery: Page): Promise<readonly Pair[]> =>
  gallery.evaluate(() =>
    [...document.querySelectorAll('[proxy]:not(#loading)')].flatMap(({ id, shadowRoot }) => {
      const card = shadowRoot?.querySelector('section');
      if (!card) throw new Error(`${id} shows nothing.`);
      return [...card.querySelectorAll(':is(.drawing, .scene) path')].map((path) => {
        const own = getComputedStyle(path.closest('svg') ?? path).backgroundColor;
        const ground = own === 'rgba(0, 0, 0, 0)' ? getComputedStyle(card).backgroundColor : own;
        return { what: id, sign: rgbOf(getComputedStyle(path).stroke), ground: rgbOf(ground) };
      });
    }),
  );

/** The ring around everything that can have the focus, and the card behind it. */
const rings = (gallery: Page): Promise<readonly Pair[]> =>
  gallery.evaluate(() =>
    [...document.querySelectorAll('[proxy]:not(#loading)')].flatMap(({ id, shadowRoot }) => {
      const card = shadowRoot?.querySelector('section');
      if (!card) throw new Error(`${id} shows nothing.`);
      const ground = rgbOf(getComputedStyle(card).backgroundColor);
      return [...card.querySelectorAll<HTMLElement>('button, a, input')].map((control) => {
        control.focus();
        const { outlineStyle, outlineColor } = getComputedStyle(control);
        const sign = outlineStyle === 'solid' ? rgbOf(outlineColor) : ground;
        return { what: `${id}: ${control.outerHTML}`, sign, ground };
      });
    }),
  );

function assertTold(pairs: readonly Pair[]): void {
  const hidden = pairs.filter(({ sign, ground }) => contrast(sign, ground) < 3);
  assert.deepEqual(hidden, []);
}

for (const element of galleryElements) {
  for (const [forced, scheme, like] of [
    ['dark', 'light', '#000'],
    ['light', 'dark', '#fff'],
  ] as const) {
    describe(`<${element}> in ${forced} colours that the payer's system forces on a ${scheme} page`, () => {
      let browser: Browser;
      let gallery: Page;
      before(async () => {
        browser = await launchBrowser();
        // The shop's own colour of the focus is one that the payer's ground swallows.
        const css = `${element} { --ipay-focus: ${like} }`;
        gallery = await openGallery(browser, { element, language: 'en', scheme, css });
        await gallery.emulateMedia({ forcedColors: 'active', colorScheme: forced });
        await gallery.evaluate(knowColours);
      });
      after(() => browser.close());

      it('has no line of a drawing that cannot be seen', async () => {
        const drawn = await lines(gallery);
        assert.equal(drawn.length > 0, element === 'ipay-deposit');
        assertTold(drawn);
      });

      it('shows where the focus is, whatever has it', async () => {
        // What is focused after a key has a ring.
        await gallery.keyboard.press('Tab');
        assertTold(await rings(gallery));
      });
    });
  }
}
