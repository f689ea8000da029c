/**
 * Takes a picture of every screen, to be looked at:
 * `node test/element/screenshots.ts [language=en,bn] [scheme=light,dark] [width=320] [theme=…] [density=compact] [element=ipay-deposit]`
 * writes them to .cache/screenshots, one sheet for each combination.
 */
import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { launchBrowser } from '../e2e/browser.ts';
import { galleryElements, galleryLanguages, openGallery } from './gallery.ts';

const folder = '.cache/screenshots';
const given = new Map(process.argv.slice(2).map((argument) => argument.split('=', 2) as [string, string]));
const wanted = <Value extends string>(name: string, all: readonly Value[]): readonly Value[] => {
  const names = given.get(name)?.split(',');
  return names ? all.filter((value) => names.includes(value)) : all;
};
const width = Number(given.get('width') ?? 320);
const theme = given.get('theme');
const density = given.get('density') === 'compact' ? 'compact' : 'comfortable';

const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  for (const element of wanted('element', galleryElements)) {
    for (const language of wanted('language', galleryLanguages)) {
      for (const scheme of wanted('scheme', ['light', 'dark'] as const)) {
        const page = await openGallery(browser, {
          element,
          language,
          scheme,
          density,
          width,
          columns: Math.max(1, Math.floor(2000 / (width + 16))),
          css: ':is(ipay-deposit, ipay-withdrawal) { --ipay-max-inline-size: 60rem }',
          ...(theme && { theme }),
        });
        const name = [element, language, theme, scheme, density === 'compact' && density, width].filter(
          Boolean,
        );
        await page.screenshot({
          path: `${folder}/${name.join('-')}.png`,
          fullPage: true,
          animations: 'disabled',
        });
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
}
