import { Buffer } from 'node:buffer';
import type { Browser, Page } from 'playwright-core';
import { galleryElements, galleryLanguages } from './gallery.ts';
import type { GalleryOptions } from './gallery.ts';

const themes = [undefined, 'lagoon', 'paper', 'orchid'] as const;
const schemes = ['light', 'dark'] as const;

/** A gallery page of which a small picture is kept. */
export interface Sheet extends GalleryOptions {
  readonly scheme: 'light' | 'dark';
  readonly columns: number;
}

/**
 * Every state of both elements, light and dark, in each language with our own looks, and in English in each theme:
 * a theme changes colours and corners, a language words and heights, so that the two together show nothing new.
 */
export const sheets: readonly Sheet[] = galleryElements.flatMap((element) =>
  galleryLanguages.flatMap((language) =>
    themes
      .filter((theme) => theme === undefined || language === 'en')
      .flatMap((theme) =>
        schemes.map((scheme) => ({
          element,
          language,
          scheme,
          columns: 8,
          // The letters of the page, for they are the same everywhere.
          css: ':is(ipay-deposit, ipay-withdrawal) { --ipay-heading-font: var(--ipay-font) }',
          ...(theme && { theme }),
        })),
      ),
  ),
);

export const nameOf = ({ element, language, theme = 'own', scheme }: Sheet): string =>
  [element, language, theme, scheme].join('-');

export const fileOf = (sheet: Sheet): string => `test/element/snapshots/${nameOf(sheet)}.webp`;

/** How much smaller the kept picture is: what is wrong can still be told, and the repository hardly grows. */
const scale = 0.28;
/** Edges of the squares that are compared, in kept pixels, and by how much one's colour may be off: 255 is all. */
const square = 8;
const tolerance = 16;

/** Takes and compares small pictures; the browser itself reads and writes them. */
export class SnapshotBench {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser): Promise<SnapshotBench> {
    return new SnapshotBench(await browser.newPage());
  }

  /** A picture of the gallery, small and as WebP. */
  async take(gallery: Page): Promise<Buffer> {
    const png = await picture(gallery);
    const bytes = await this.#page.evaluate(
      async ([image, factor]) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width * factor, bitmap.height * factor);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('There is no canvas.');
        context.imageSmoothingQuality = 'high';
        context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.4 });
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      [png.toString('base64'), scale] as const,
    );
    return Buffer.from(bytes);
  }

  /** The states whose pictures differ from the kept ones; all of them when they no longer stand where they stood. */
  async differences(gallery: Page, kept: Buffer): Promise<readonly string[]> {
    const taken = await this.take(gallery);
    const places = await gallery.evaluate(() =>
      [...document.querySelectorAll('[proxy]')].map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { name: element.id, left, top: top + scrollY, right, bottom: bottom + scrollY };
      }),
    );
    const points = await this.#page.evaluate(
      async ([one, other, edge, limit]) => {
        const pixels = async (image: string) => {
          const blob = await (await fetch(`data:image/webp;base64,${image}`)).blob();
          const bitmap = await createImageBitmap(blob);
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          if (!context) throw new Error('There is no canvas.');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        };
        const [a, b] = await Promise.all([pixels(one), pixels(other)]);
        if (a.width !== b.width || a.height !== b.height) return undefined;
        const found: { x: number; y: number }[] = [];
        for (let y = 0; y < a.height; y += edge) {
          for (let x = 0; x < a.width; x += edge) {
            const sums = [0, 0, 0];
            let count = 0;
            for (let row = y; row < Math.min(y + edge, a.height); row++) {
              for (let column = x; column < Math.min(x + edge, a.width); column++) {
                const at = (row * a.width + column) * 4;
                for (const channel of [0, 1, 2]) {
                  sums[channel] =
                    (sums[channel] ?? 0) + (a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0);
                }
                count++;
              }
            }
            if (sums.some((sum) => Math.abs(sum / count) > limit)) found.push({ x, y });
          }
        }
        return found;
      },
      [taken.toString('base64'), kept.toString('base64'), square, tolerance] as const,
    );
    if (!points) return ['the size of the sheet'];
    const inside = ({ x, y }: { x: number; y: number }, place: (typeof places)[number]) =>
      x >= place.left * scale - square &&
      x <= place.right * scale &&
      y >= place.top * scale - square &&
      y <= place.bottom * scale;
    return places.filter((place) => points.some((point) => inside(point, place))).map(({ name }) => name);
  }
}

async function picture(gallery: Page): Promise<Buffer> {
  // Several screens want the focus, and only the last to ask has it: which, a picture shall not tell.
  await gallery.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  return gallery.screenshot({ fullPage: true, animations: 'disabled' });
}
