import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { awaiting, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { requested } from '../../demo/stories/recorded/withdrawal-views.ts';
import { openBrowser } from './browser.ts';
import { scriptFiles, withdrawalScriptFiles } from './built-files.ts';
import { StrictPage } from './strict-page.ts';

const folder = '/libs/ipay@1';
const enterHeading = 'Enter your transaction number';
const sinhalaHeading = 'ඔබේ iPay යෙදුමෙන් මුදල් යවන්න';

describe('the files for script tags', () => {
  const newProfile = openBrowser();
  let files: ReadonlyMap<string, string>;

  before(async () => {
    files = new Map([...(await scriptFiles())].map(([path, code]) => [folder + path, code]));
  });

  async function open(
    t: TestContext,
    script: string,
    {
      lang = 'en',
      served = files,
      view = awaiting(),
      attributes = 'proxy="/pay" session="s"',
    }: { lang?: string; served?: typeof files; view?: object; attributes?: string } = {},
  ): Promise<StrictPage> {
    return StrictPage.open(await newProfile(t), {
      files: served,
      body: `<script ${script}></script><ipay-deposit lang="${lang}" ${attributes}>No script</ipay-deposit>`,
      proxy: () => view,
    });
  }

  const shows = (page: Page, heading: string) => page.getByRole('heading', { name: heading }).waitFor();

  /** The files, with something else in the one whose name starts so. */
  const changed = (start: string, change: (code: string) => string): typeof files => {
    const found = [...files].filter(([path]) => path.startsWith(`${folder}/${start}`));
    assert.equal(found.length, 1);
    return new Map([...files, ...found.map(([path, code]) => [path, change(code)] as const)]);
  };

  for (const script of [
    `src="${folder}/ipay-deposit.js"`,
    `async src="${folder}/ipay-deposit.js"`,
    `defer src="${folder}/ipay-deposit.js"`,
    `type="module" src="${folder}/ipay-deposit.module.js"`,
  ]) {
    it(`find what they load later beside <script ${script}>`, async (t) => {
      const { page } = await open(t, script, { lang: 'si' });
      await shows(page, sinhalaHeading);
      await page.evaluate(() => document.querySelector('ipay-deposit')?.setAttribute('lang', 'en'));
      await page.getByRole('button', { name: "I've paid" }).click();
      await shows(page, enterHeading);
    });
  }

  it('give those that come last what they need of the one before: a link without a proxy, and its hash', async (t) => {
    const { page } = await open(t, `src="${folder}/ipay-deposit.js"`, {
      attributes:
        'window-url="https://plugin.example/" amount="2500" label="payer-1" custom-transaction-id="order-1" ' +
        'success-url="https://shop.example/ok" redirect-hash="md5"',
    });
    await page.getByRole('button', { name: 'Open payment page' }).or(page.getByRole('link')).waitFor();
    const href = await page.getByRole('link', { name: 'Open payment page' }).getAttribute('href');
    const { searchParams } = new URL(href ?? '');
    assert.equal(searchParams.get('fixed_amount'), '2500');
    assert.equal(
      searchParams.get('success_url'),
      createHash('md5').update('https://shop.example/ok').digest('hex'),
    );
  });

  it('give those that come last what they need of the one before: the details for support', async (t) => {
    const { page } = await open(t, `src="${folder}/ipay-deposit.js"`, { view: submitted('checking') });
    await page.getByRole('button', { name: 'Details for support' }).click();
    await page.getByRole('button', { name: 'Copy all' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  });

  it('have Bengali at once, with its digits, on a page whose encoding is another', async (t) => {
    const { page } = await open(t, `src="${folder}/ipay-deposit.js"`, { lang: 'bn' });
    await page.getByText('ধাপ ১, মোট ২টি').waitFor();
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.deepEqual(
      asked.filter((name) => /ipay-deposit-(?:bn|si|ta)/.test(name)),
      [],
    );
  });

  it('speak on in English when a language is not what was published', async (t) => {
    const { page } = await open(t, `src="${folder}/ipay-deposit.js"`, {
      lang: 'si',
      served: changed('ipay-deposit-si', (code) => code.replace('සි', 'ස')),
    });
    await shows(page, 'Send the money in your iPay app');
    await page.locator('link').waitFor({ state: 'detached' });
    assert.equal(await page.locator('ipay-deposit section').getAttribute('lang'), 'en');
  });

  it('run no later part that is not what was published, and say that it is not there', async (t) => {
    const { page } = await open(t, `src="${folder}/ipay-deposit.js"`, {
      served: changed('ipay-deposit-later', (code) => `globalThis.isForged=true;${code}`),
      view: submitted('checking'),
    });
    await shows(page, "We couldn't load the payment details.");
    await page.getByText("If you've paid, don't pay again.").waitFor();
    assert.equal(await page.evaluate('globalThis.isForged'), undefined);
  });

  it('tell whoever takes the classic one for a module', async (t) => {
    const context = await newProfile(t);
    const page = await context.newPage();
    const told = page.waitForEvent('pageerror');
    await page.route('**/*', (route) => {
      const code = files.get(new URL(route.request().url()).pathname);
      return code === undefined
        ? route.fulfill({
            contentType: 'text/html',
            body: `<script type="module" src="${folder}/ipay-deposit.js"></script>`,
          })
        : route.fulfill({ contentType: 'text/javascript', body: code });
    });
    await page.goto('https://shop.example/');
    assert.match((await told).message, /For type="module" take ipay-deposit\.module\.js/);
  });

  it('of the withdrawal are its own', async (t) => {
    const shop = await StrictPage.open(await newProfile(t), {
      files: await withdrawalScriptFiles(),
      body: '<script defer src="/ipay-withdrawal.js"></script><ipay-withdrawal lang="ta" proxy="/pay" session="s"></ipay-withdrawal>',
      proxy: () => requested(),
    });
    await shop.page.locator('ipay-withdrawal section[lang=ta]').waitFor();
    await shop.page.locator('ipay-withdrawal input').first().waitFor();
    assert.deepEqual(await shop.violations(), []);
  });
});
