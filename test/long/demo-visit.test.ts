import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { openDemo } from '../e2e/open-demo.ts';
import { serveStatically } from '../e2e/static-files.ts';

const inStory = (page: Page) => page.frameLocator('[data-testid=story]');
const findings = z.array(z.string());

/** Every kind of page there is, and what tells that it stands. */
const pages = [
  ['#/stories/deposit', 'Deposit: All states'],
  ['#/stories/withdrawal/form', 'Withdrawal: Bank account form'],
  ['#/lab', 'Postback lab'],
  ['#/shop', /ipay-deposit demo|The shop needs its server/],
] as const;

const screens = [
  [320, 'light'],
  [320, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const;

describe('a visit to the demo', () => {
  const { demo, newProfile } = openDemo();

  async function open(t: TestContext, url: string, options: BrowserContextOptions): Promise<Page> {
    const page = await (await newProfile(t, options)).newPage();
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(url);
    return page;
  }

  for (const server of ['live', 'files alone'] as const) {
    const urlOf = (t: TestContext) =>
      server === 'live' ? Promise.resolve(`${demo.url}/`) : serveStatically(t, '/any/where/');

    for (const [width, colorScheme] of screens) {
      it(`fits a screen of ${width} px, and axe finds nothing on any page, ${server}, ${colorScheme}`, async (t) => {
        const url = await urlOf(t);
        const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
        const options = { colorScheme, viewport: { width, height: 640 }, isMobile: width === 320 };
        const page = await open(t, url, options);
        for (const [hash, name] of pages) {
          await page.goto(url + hash);
          await page.getByRole('heading', { level: 1, name }).waitFor();
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, hash);
          await page.evaluate(axe);
          // The elements in the frame have tests of their own.
          const found = await page.evaluate(`axe.run(document, { iframes: false }).then(({ violations }) =>
            violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.flat().join(' '))))`);
          assert.deepEqual(findings.parse(found), [], hash);
        }
      });
    }

    it(`goes to the content past all links, and names each page, by the keyboard, ${server}`, async (t) => {
      const url = await urlOf(t);
      const page = await open(t, `${url}#/stories/deposit/pay`, { viewport: { width: 1280, height: 800 } });
      await page.getByRole('heading', { level: 1, name: 'Deposit: Send the money' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.ok(
        await page.getByRole('link', { name: 'Open alone' }).evaluate((link) => link.matches(':focus')),
      );
      for (const [link, heading, title] of [
        ['Postback lab', 'Postback lab', 'Postback lab: ipay-deposit'],
        ['Shop', /ipay-deposit demo|The shop needs its server/, 'Shop: ipay-deposit'],
        ['Stories', 'Deposit: All states', 'Deposit: All states: ipay-deposit'],
      ] as const) {
        await page.getByRole('link', { name: link, exact: true }).first().press('Enter');
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        assert.equal(await page.title(), title);
      }
    });
  }

  it('keeps the name of a page when the server answers one that was left', async (t) => {
    const page = await open(t, `${demo.url}/#/lab`, {});
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    await page.route('**/shop/account', async (route) => {
      await left;
      await route.continue();
    });
    const asked = page.waitForRequest('**/shop/account');
    await page.getByRole('link', { name: 'Shop' }).click();
    await asked;
    await page.getByRole('link', { name: 'Postback lab' }).click();
    await page.getByRole('heading', { level: 1, name: 'Postback lab' }).waitFor();
    const answered = page.waitForResponse('**/shop/account');
    leave();
    await (await answered).finished();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    assert.equal(await page.title(), 'Postback lab: ipay-deposit');
  });

  it('takes the reader to the top of a story that was picked far below, and to its link', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/deposit`, { viewport: { width: 1280, height: 800 } });
    const link = inStory(page).getByRole('link', { name: 'Payment window, expired' });
    await link.scrollIntoViewIfNeeded();
    await link.click();
    const title = page.getByRole('heading', { level: 1, name: 'Deposit: Payment window, expired' });
    await title.waitFor();
    const isInSight = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    assert.ok(await title.evaluate(isInSight), 'the title');
    const current = page.getByTestId('story-link').and(page.locator('[aria-current]'));
    assert.ok(await current.evaluate(isInSight), 'its link');
  });

  it('shows a story no wider than the screen, until the reader asks for a width', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/deposit/pay`, {
      viewport: { width: 320, height: 640 },
    });
    const width = () => page.getByTestId('story').evaluate((frame) => frame.clientWidth);
    await inStory(page).getByRole('heading', { name: 'Send the money' }).waitFor();
    assert.ok((await width()) < 320);
    await page.getByTestId('story-width-preset').filter({ hasText: '768' }).click();
    await page.waitForURL(/width=768/);
    assert.equal(await width(), 768);
  });

  for (const openIn of ['tab', 'popup', 'frame'] as const) {
    it(`goes through the payment window of a story, which takes no money, in a ${openIn}`, async (t) => {
      const page = await open(t, `${demo.url}/#/stories/deposit/window?openIn=${openIn}`, {});
      const opened = page
        .waitForEvent('popup', { timeout: openIn === 'frame' ? 1 : 10_000 })
        .catch(() => null);
      await inStory(page).getByRole('button', { name: 'Open payment page' }).click();
      const place = openIn === 'frame' ? inStory(page).frameLocator('iframe') : await opened;
      await place?.getByRole('heading', { name: "The gateway's payment page" }).waitFor();
      assert.ok(place);
      await inStory(page).getByRole('button', { name: 'Check status' }).waitFor();
    });
  }

  it('says so when the recording of the lab does not come', async (t) => {
    const url = await serveStatically(t, '/any/where/');
    const page = await open(t, url, {});
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route(/recorded-run/, (route) => route.abort());
    await page.getByRole('link', { name: 'Postback lab' }).click();
    await page.getByRole('alert').filter({ hasText: 'The recording did not load.' }).waitFor();
    assert.equal(await page.getByTestId('step').count(), 0);
  });

  it("leaves the reader's clipboard alone where a story is about copying that fails", async (t) => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const page = await open(t, `${demo.url}/#/shop`, { permissions });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText("the reader's own"));
    await page.goto(`${demo.url}/#/stories/deposit/pay-copy-failed`);
    await inStory(page).getByText("Couldn't copy. Press and hold the number to copy it.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "the reader's own");
  });
});
