import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { awaiting, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { openBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';
import { StrictPage } from './strict-page.ts';

/** What a web view of Android answers, whoever asks. */
function forbidClipboard(): void {
  navigator.clipboard.writeText = () =>
    Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
}

describe('copying, by a press', () => {
  const newPayer = openBrowser();
  let files: ReadonlyMap<string, string>;
  before(async () => {
    files = await bundledShop();
  });

  async function open(t: TestContext, origin: string, view: object, prepare = ''): Promise<Page> {
    const context = await newPayer(t);
    await context.addInitScript(prepare);
    const { page } = await StrictPage.open(context, {
      files,
      body:
        '<textarea></textarea><script type="module" src="/app.js"></script>' +
        '<ipay-deposit lang="en" proxy="/pay" session="s"></ipay-deposit>',
      proxy: () => view,
      origin,
    });
    return page;
  }

  /** What a paste brings. */
  async function pasted(page: Page): Promise<string> {
    const field = page.getByRole('textbox');
    await field.fill('');
    await field.press('Control+v');
    return field.inputValue();
  }

  for (const [place, origin, prepare] of [
    ['on a page without https, where there is no clipboard', 'http://shop.example', ''],
    ['in a web view, where it is forbidden', 'https://shop.example', `(${forbidClipboard.toString()})()`],
  ] as const) {
    it(`copies ${place}`, async (t) => {
      const page = await open(t, origin, awaiting(), prepare);
      await page.getByText('Time left: 30 min').waitFor();
      await page.getByRole('button', { name: 'Copy iPay number' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(await pasted(page), '0734234201');
      await page.getByRole('button', { name: 'Copy amount' }).click();
      // "Copied" stands there of the number, until it is that of the amount.
      await page.getByRole('button', { name: 'Copy iPay number' }).waitFor();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(await pasted(page), '2500');
    });

    it(`copies the details for support ${place}, whatever is selected`, async (t) => {
      const page = await open(t, origin, submitted('checking'), prepare);
      await page.getByRole('button', { name: 'Details for support' }).click();
      await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
      await page.getByRole('button', { name: 'Copy all' }).click();
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
      assert.match(await pasted(page), /\nPayment ID: dep_1\n.*48291736/s);
    });
  }

  it('copies in a frame of another site, which is not given the clipboard', async (t) => {
    const page = await open(t, 'https://shop.example', awaiting());
    await page.route('https://portal.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<textarea></textarea><iframe src="https://shop.example/" width="400" height="800"></iframe>',
      }),
    );
    await page.goto('https://portal.example/');
    const frame = page.frameLocator('iframe');
    await frame.getByText('Time left: 30 min').waitFor();
    await frame.getByRole('button', { name: 'Copy iPay number' }).click();
    await frame.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await pasted(page), '0734234201');
  });

  it('says so where the browser only claims to', async (t) => {
    const page = await open(t, 'http://shop.example', awaiting());
    await page.getByText('Time left: 30 min').waitFor();
    await page.evaluate(() => {
      Object.assign(document, { execCommand: () => true });
    });
    await page.getByRole('button', { name: 'Copy iPay number' }).click();
    await page.getByText("Couldn't copy.").waitFor();
  });
});
