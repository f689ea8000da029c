import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import jsQR from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { requested } from '../../demo/stories/recorded/withdrawal-views.ts';
import { luminance } from '../element/wcag-contrast.ts';
import { openBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';
import { seenPixels } from './seen-pixels.ts';
import { StrictPage } from './strict-page.ts';

const resumeUrl = 'https://shop.example/continue#ipay-resume=abcdefghijklmnopqrstuvwxyz012345';

interface OpenOptions {
  /** The page's `color-scheme`. */
  readonly scheme?: string;
  readonly head?: string;
  readonly view?: object;
  readonly isDarkened?: boolean;
}

/** As wide as a button's corners are round. */
const edge = 12;

describe('a page that the browser darkens, as Chrome and web views do on a dark phone', () => {
  const newPayer = openBrowser();
  let files: ReadonlyMap<string, string>;
  before(async () => {
    files = await bundledShop();
  });

  async function open(
    t: TestContext,
    element: string,
    { scheme = '', head = '', view = awaiting({ canResume: true }), isDarkened = true }: OpenOptions = {},
  ): Promise<Page> {
    const context = await newPayer(t, { colorScheme: 'dark' });
    const { page } = await StrictPage.open(context, {
      files,
      body: `${head}<p>Shop</p><script type="module" src="/app.js"></script>${element}`,
      proxy: (_method, path) => (path.endsWith('/resume') ? { url: resumeUrl, expiresInMs: 600_000 } : view),
    });
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setAutoDarkModeOverride', { enabled: isDarkened });
    await page.addInitScript((scheme) => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.colorScheme = scheme;
      });
    }, scheme);
    await page.reload();
    return page;
  }

  /** Between the lightest and the darkest of what is to be seen: of a button, its letters and their ground. */
  async function contrastIn(part: Locator, reader: Page): Promise<number> {
    const { data, width, height } = await seenPixels(part, reader);
    const lights: number[] = [];
    // Neither its corners nor what is around it.
    for (let y = edge; y < height - edge; y++) {
      for (let x = edge; x < width - edge; x++) {
        const at = (y * width + x) * 4;
        const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
        lights.push(luminance([red, green, blue]));
      }
    }
    const sorted = lights.sort((one, other) => one - other);
    // The darkest and the lightest hundredth, as letters have smooth edges.
    const [darkest = 0, lightest = 0] = [sorted.at(sorted.length * 0.01), sorted.at(-sorted.length * 0.01)];
    return (lightest + 0.05) / (darkest + 0.05);
  }

  const deposit = '<ipay-deposit lang="en" proxy="/pay" session="s"></ipay-deposit>';

  for (const theme of ['auto', 'light', 'dark']) {
    it(`has buttons that can be read, and a code that a phone can, in theme ${theme}`, async (t) => {
      const page = await open(t, deposit.replace(' ', ` theme="${theme}" `));
      const reader = await page.context().newPage();
      await page.getByText('Time left: 30 min').waitFor();
      const paid = page.getByRole('button', { name: "I've paid" });
      const contrast = await contrastIn(paid, reader);
      assert.ok(contrast > 4.5, `letters on a button have ${contrast}`);
      await page.getByRole('button', { name: 'Use your phone' }).click();
      const code = page.getByRole('img');
      const { data, width, height } = await seenPixels(code, reader);
      assert.equal(jsQR(data, width, height)?.data, resumeUrl);
      // Software reads what a camera does not see.
      const codeContrast = await contrastIn(code, reader);
      assert.ok(codeContrast > 15, `the code has ${codeContrast}`);
    });
  }

  it('has a button that can be read when the phone turns dark while the payer is on the page', async (t) => {
    const page = await open(t, deposit, { isDarkened: false });
    const reader = await page.context().newPage();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByText('Time left: 30 min').waitFor();
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setAutoDarkModeOverride', { enabled: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    const contrast = await contrastIn(page.getByRole('button', { name: "I've paid" }), reader);
    assert.ok(contrast > 4.5, `letters on a button have ${contrast}`);
  });

  it('has a button that can be read where the page gives colours for light pages alone', async (t) => {
    const page = await open(t, deposit);
    const reader = await page.context().newPage();
    await page.locator('ipay-deposit').evaluate(({ style }) => {
      style.setProperty('--ipay-accent', '#7a1fa2');
      style.setProperty('--ipay-surface', '#fff');
    });
    await page.getByText('Time left: 30 min').waitFor();
    for (const name of ["I've paid", 'Use your phone']) {
      const contrast = await contrastIn(page.getByRole('button', { name }), reader);
      assert.ok(contrast > 4.5, `the letters of "${name}" have ${contrast}`);
    }
  });

  it('has a withdrawal whose button can be read', async (t) => {
    const page = await open(t, '<ipay-withdrawal lang="en" proxy="/pay" session="s"></ipay-withdrawal>', {
      view: requested(),
    });
    const reader = await page.context().newPage();
    const send = page.getByRole('button', { name: 'Withdraw' });
    await send.waitFor();
    // What sees to it comes by itself, later than what is to be read.
    for (let look = 1; (await contrastIn(send, reader)) < 4.5; look++)
      assert.ok(look < 40, 'it cannot be read');
  });

  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(21, 24, 29)'];
  const bothMeta = '<meta name="color-scheme" content="light dark">';
  for (const [what, options, shown] of [
    ['color-scheme "only light"', { scheme: 'only light' }, light],
    ['color-scheme "light dark"', { scheme: 'light dark' }, dark],
    ['color-scheme "light dark" in a meta element', { head: bothMeta }, dark],
    ['no such browser', { isDarkened: false }, light],
    ['color-scheme "dark" and no such browser', { scheme: 'dark', isDarkened: false }, dark],
  ] as const) {
    it(`is none with ${what}: the card follows it`, async (t) => {
      const page = await open(t, deposit, options);
      await page.getByText('Time left: 30 min').waitFor();
      const { ground, hasDark } = await page.locator('ipay-deposit section').evaluate((card) => ({
        ground: getComputedStyle(card).backgroundColor,
        hasDark: CSS.supports('color', 'light-dark(#000, #fff)'),
      }));
      // Old browsers have the light colours alone.
      assert.equal(ground, hasDark ? shown : light);
    });
  }
});
