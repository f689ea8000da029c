import type { Locator, Page } from 'playwright-core';

/** What is on the screen, pixel by pixel: red, green, blue and opacity, each up to 255. */
export interface SeenPixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/**
 * What is to be seen of a part of a page.
 *
 * @param reader a page that decodes the picture
 */
export async function seenPixels(part: Locator, reader: Page): Promise<SeenPixels> {
  const picture = (await part.screenshot()).toString('base64');
  const { data, width, height } = await reader.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!drawing) throw new Error('There is nothing to draw on.');
    drawing.drawImage(bitmap, 0, 0);
    const { data, width, height } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    return { data: [...data], width, height };
  }, picture);
  return { data: Uint8ClampedArray.from(data), width, height };
}
