import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/e2e/browser.ts';
import { openGallery } from '../test/element/gallery.ts';
import type { GalleryOptions } from '../test/element/gallery.ts';
import { palettePng } from './palette-png.ts';

// The README's picture: three of the demo's states, as they are on the page, on no ground of their own.

const file = 'docs/picture.png';
const scale = 2;
const gap = 24 * scale;

const cards = [
  { state: 'pay', language: 'en', scheme: 'light' },
  { state: 'unknown', language: 'bn', scheme: 'dark' },
  { state: 'credited', language: 'en', scheme: 'light' },
] as const satisfies (Pick<GalleryOptions, 'language' | 'scheme'> & { state: string })[];

async function drawCard(browser: Browser, { state, ...options }: (typeof cards)[number]): Promise<string> {
  const css = 'body { background: none }';
  const gallery = await openGallery(browser, { element: 'ipay-deposit', scale, css, ...options });
  const picture = await gallery.locator(`#${state}`).screenshot({ omitBackground: true });
  await gallery.context().close();
  return picture.toString('base64');
}

/** Side by side, in the middle of the tallest. */
async function sideBySide(
  browser: Browser,
  pictures: readonly string[],
): Promise<{ rgba: Buffer; width: number }> {
  const page = await browser.newPage();
  const drawn = await page.evaluate(
    async ({ pictures, gap }) => {
      const images = await Promise.all(
        pictures.map(async (picture) =>
          createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob()),
        ),
      );
      const width = images.reduce((sum, image) => sum + image.width + gap, -gap);
      const height = Math.max(...images.map((image) => image.height));
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      if (!canvas) throw new Error('This browser draws nothing.');
      let left = 0;
      for (const image of images) {
        canvas.drawImage(image, left, Math.round((height - image.height) / 2));
        left += image.width + gap;
      }
      const { data } = canvas.getImageData(0, 0, width, height);
      let text = '';
      for (const byte of data) text += String.fromCharCode(byte);
      return { width, rgba: btoa(text) };
    },
    { pictures, gap },
  );
  return { width: drawn.width, rgba: Buffer.from(drawn.rgba, 'base64') };
}

const browser = await launchBrowser();
try {
  const pictures: string[] = [];
  for (const card of cards) pictures.push(await drawCard(browser, card));
  const { rgba, width } = await sideBySide(browser, pictures);
  writeFileSync(file, palettePng(rgba, width));
} finally {
  await browser.close();
}
