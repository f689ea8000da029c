import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { requested } from '../../demo/stories/recorded/withdrawal-views.ts';
import { openBrowser } from './browser.ts';
import { scriptFiles, withdrawalScriptFiles } from './built-files.ts';
import { StrictPage } from './strict-page.ts';

const folder = '/libs/ipay@1';
const deposit = '<ipay-deposit lang="si" proxy="/pay" session="s"></ipay-deposit>';

describe('a script that stands in the page itself', () => {
  const newProfile = openBrowser();
  let files: ReadonlyMap<string, string>;
  before(async () => {
    const all = [...(await scriptFiles()), ...(await withdrawalScriptFiles())];
    files = new Map(all.map(([path, code]) => [folder + path, code]));
  });

  const codeOf = (name: string): string => files.get(`${folder}/${name}.js`) ?? '';

  /** Allows what stands in the page by the integrity that `dist/integrity.json` has of the file. */
  async function open(
    t: TestContext,
    name: string,
    attributes: string,
    element: string,
  ): Promise<StrictPage> {
    const code = codeOf(name);
    const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    return StrictPage.open(await newProfile(t), {
      files,
      scriptSources: `'self' '${integrity}'`,
      body: `<meta charset="utf-8">${element}<script ${attributes}>${code}</script>`,
      proxy: () => (name === 'ipay-deposit' ? awaiting() : requested()),
    });
  }

  for (const src of [
    `${folder}/ipay-deposit.js`,
    `libs/ipay@1/ipay-deposit.js?v=1/2`,
    `https://shop.example${folder}/ipay-deposit.js`,
  ]) {
    it(`finds what it loads later beside data-src="${src}", under a strict policy`, async (t) => {
      const shop = await open(t, 'ipay-deposit', `data-src="${src}"`, deposit);
      const { page } = shop;
      await page.getByRole('heading', { name: 'ඔබේ iPay යෙදුමෙන් මුදල් යවන්න' }).waitFor();
      await page.evaluate(() => document.querySelector('ipay-deposit')?.setAttribute('lang', 'bn'));
      await page.getByText('ধাপ ১, মোট ২টি').waitFor();
      await page.evaluate(() => document.querySelector('ipay-deposit')?.setAttribute('lang', 'en'));
      await page.getByRole('button', { name: "I've paid" }).click();
      await page.getByRole('heading', { name: 'Enter your transaction number' }).waitFor();
      assert.deepEqual(await shop.violations(), []);
    });
  }

  it('finds it also when a router has moved the page to another address since', async (t) => {
    const shop = await open(t, 'ipay-deposit', 'data-src="libs/ipay@1/ipay-deposit.js"', deposit);
    const { page } = shop;
    await page.getByRole('heading', { name: 'ඔබේ iPay යෙදුමෙන් මුදල් යවන්න' }).waitFor();
    await page.evaluate(() => history.pushState(null, '', '/orders/4711/pay'));
    await page.evaluate(() => document.querySelector('ipay-deposit')?.setAttribute('lang', 'ta'));
    await page.locator('ipay-deposit [lang=ta] button').first().waitFor({ timeout: 5000 });
  });

  it('is the withdrawal’s as well', async (t) => {
    const element = '<ipay-withdrawal lang="ta" proxy="/pay" session="s"></ipay-withdrawal>';
    const shop = await open(t, 'ipay-withdrawal', `data-src="${folder}/ipay-withdrawal.js"`, element);
    await shop.page.locator('ipay-withdrawal section[lang=ta] input').first().waitFor();
    assert.deepEqual(await shop.violations(), []);
  });

  it('says what is missing when nobody says where the others are', async (t) => {
    const context = await newProfile(t);
    const page = await context.newPage();
    const told = page.waitForEvent('pageerror');
    await page.setContent(`<script>${codeOf('ipay-deposit')}</script>`);
    assert.match((await told).message, /data-src/);
  });

  it('holds nothing that would end it, or that HTML reads', () => {
    for (const name of ['ipay-deposit', 'ipay-withdrawal']) {
      const code = codeOf(name);
      assert(code.length > 10_000);
      assert.doesNotMatch(code, /<\/?script|\r/i, name);
    }
  });
});
