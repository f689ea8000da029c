import { readFile } from 'node:fs/promises';
import type { Browser, Page, Route } from 'playwright-core';
import { build } from 'vite';
import { shots as depositShots } from '../../demo/stories/recorded/deposit-shots.ts';
import * as moves from '../../demo/stories/recorded/payer-moves.ts';
import { pointWithMouse } from '../../demo/stories/recorded/point-with-mouse.ts';
import { recordedAnswer } from '../../demo/stories/recorded/recorded-answer.ts';
import type { Shot } from '../../demo/stories/recorded/shot.ts';
import { withdrawalShots } from '../../demo/stories/recorded/withdrawal-shots.ts';

const entries = { 'ipay-deposit': 'src/define.ts', 'ipay-withdrawal': 'src/define-withdrawal.ts' } as const;

export type GalleryElement = keyof typeof entries;
export const galleryElements: readonly GalleryElement[] = ['ipay-deposit', 'ipay-withdrawal'];
export const galleryLanguages = ['en', 'bn', 'si', 'ta'] as const;
export type GalleryLanguage = (typeof galleryLanguages)[number];

export const galleryShots: Readonly<Record<GalleryElement, readonly Shot<object>[]>> = {
  'ipay-deposit': depositShots,
  'ipay-withdrawal': withdrawalShots,
};

export interface GalleryOptions {
  readonly element: GalleryElement;
  readonly language: GalleryLanguage;
  readonly scheme?: 'light' | 'dark';
  /** One of the style sheets in `themes/`; nothing: the element's own looks. */
  readonly theme?: string;
  readonly density?: 'comfortable' | 'compact';
  /** How wide each element is, in CSS pixels, and how many stand side by side. */
  readonly width?: number;
  readonly columns?: number;
  /** Pixels of the picture for one of CSS. */
  readonly scale?: number;
  /** More rules for the page. */
  readonly css?: string;
}

const origin = 'http://shots.example';
const windowUrl = `${origin}/window`;
/** What the acts are made of, as text for the page. */
const movesText = Object.entries(moves)
  .map(([name, move]) => `const ${name} = ${move.toString()};`)
  .join('');
const bundles = new Map<GalleryElement, Promise<string>>();

async function bundle(element: GalleryElement): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: entries[element], formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const built = [result].flat().find((output) => 'output' in output);
  if (!built) throw new Error('Nothing was built.');
  return built.output[0].code;
}

function bundleOf(element: GalleryElement): Promise<string> {
  const code = bundles.get(element) ?? bundle(element);
  bundles.set(element, code);
  return code;
}

/** The same letters on every machine, whatever is installed there. */
const fonts = { '': 'latin', '-bengali': 'bengali', '-sinhala': 'sinhala', '-tamil': 'tamil' };
const fontFile = (suffix: string, subset: string): string =>
  `@fontsource-variable/noto-sans${suffix}/files/noto-sans${suffix}-${subset}-wght-normal.woff2`;
const fontCss = Object.entries(fonts)
  .map(
    ([suffix, subset]) =>
      `@font-face { font-family: 'Gallery${suffix}'; font-weight: 100 900; src: url('/${fontFile(suffix, subset)}') }`,
  )
  .join('');
const fontFamily = Object.keys(fonts)
  .map((suffix) => `'Gallery${suffix}'`)
  .join(', ');

function pageCss({ scheme = 'light', width = 320, columns = 6, css = '' }: GalleryOptions): string {
  return `${fontCss}
    html { color-scheme: ${scheme} }
    body { margin: 16px; display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 16px;
      align-items: start; background: ${scheme === 'dark' ? '#000' : '#e8ebf0'} }
    ipay-deposit, ipay-withdrawal { --ipay-font: ${fontFamily} }
    ${css}`;
}

async function pageHtml(options: GalleryOptions): Promise<string> {
  const { element, language, theme, density = 'comfortable' } = options;
  const themeCss = theme ? await readFile(`themes/${theme}.css`, 'utf8') : '';
  const elements = galleryShots[element].map(({ name, attributes }) => {
    const given = Object.entries({
      id: name,
      density,
      proxy: `/ipay/${name}`,
      session: 's',
      'support-url': 'https://shop.example/help',
      ...attributes,
    });
    return `<${element} ${given.map(([key, value]) => `${key}="${value}"`).join(' ')}></${element}>`;
  });
  return `<!doctype html><html lang="${language}"><head><title>Every screen</title>
    <style>${themeCss}${pageCss(options)}</style></head><body><main style="display:contents">${elements.join('')}</main>
    <script type="module" src="/element.js"></script></body></html>`;
}

const windowHtml = '<!doctype html><html lang="en"><title>The payment window</title><p>The payment window';

async function answerAsProxy(route: Route, shots: readonly Shot<object>[]): Promise<void> {
  const url = new URL(route.request().url());
  const shot = shots.find(({ name }) => name === url.pathname.split('/')[2]);
  const answer = recordedAnswer(shot, route.request().method(), url, windowUrl);
  if (answer === 'break') await route.abort();
  else if (answer !== 'hang') await route.fulfill(answer);
}

/** Each element is as if alone on its page: whoever uses it has not gone on to another. */
function standAlone(): void {
  Object.defineProperty(document, 'activeElement', { get: () => document.body });
}

/** Waits until what the elements show has been the same for a while. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const shown = () =>
      [...document.querySelectorAll('[proxy]')].map(({ shadowRoot }) => shadowRoot?.innerHTML).join();
    await document.fonts.ready;
    for (let before = '', same = 0; same < 3;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = shown();
      same = now === before ? same + 1 : 0;
      before = now;
    }
  });

/** A page with every screen of an element at once, each got to the way a payer gets there. */
export async function openGallery(browser: Browser, options: GalleryOptions): Promise<Page> {
  const { element, language, width = 320, columns = 6, scale = 1 } = options;
  const shots = galleryShots[element];
  const [html, code] = await Promise.all([pageHtml(options), bundleOf(element)]);
  // A context of its own, so that no typed number is kept from one page to the next.
  const context = await browser.newContext({
    viewport: { width: columns * (width + 16) + 16, height: 900 },
    deviceScaleFactor: scale,
    timezoneId: 'Asia/Colombo',
  });
  await context.addInitScript(pointWithMouse);
  await context.addInitScript(standAlone);
  const page = await context.newPage();
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (route.request().url().startsWith(windowUrl))
      await route.fulfill({ contentType: 'text/html', body: windowHtml });
    else if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: html });
    else if (pathname === '/element.js') await route.fulfill({ contentType: 'text/javascript', body: code });
    else if (pathname.startsWith('/@')) await route.fulfill({ path: `node_modules${pathname}` });
    else await answerAsProxy(route, shots);
  });
  await page.goto(`${origin}/`);
  await page.waitForFunction(
    ([lang]) =>
      [...document.querySelectorAll('[proxy]')].every(
        ({ id, shadowRoot }) =>
          shadowRoot?.querySelector('section')?.lang === lang &&
          (id === 'loading') === !!shadowRoot?.querySelector('[inert]'),
      ),
    [language],
  );
  for (const { name, act } of shots) {
    if (!act) continue;
    await page.evaluate(`${movesText} (${act.toString()})(document.getElementById("${name}"))`);
  }
  await page.waitForFunction(
    (ways) =>
      ways.every(([name, selector]) => document.getElementById(name)?.shadowRoot?.querySelector(selector)),
    shots.flatMap(({ name, reached }) => (reached === undefined ? [] : [[name, reached] as const])),
  );
  await settle(page);
  // Which of them had it last is chance.
  await page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('[proxy]')) {
      const focused = shadowRoot?.activeElement;
      if (focused instanceof HTMLElement) focused.blur();
    }
  });
  return page;
}
