import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { askedBeside } from './asked-beside.ts';
import { openBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';
import { Payer } from './payer.ts';
import { servePages } from './served-pages.ts';

const path = '/pay/deposit';

type Answer = (route: Route) => Promise<void> | void;

interface Visit {
  readonly page: Page;
  readonly payer: Payer;
  /** By whose token the deposit was asked for, in order; with `?after=` where for news alone. */
  readonly asked: readonly string[];
  /** What the console complains of. */
  readonly complaints: readonly string[];
  /** Lets the element's code come. */
  readonly letGo: () => void;
}

describe('a page that asks for the deposit beside the code', () => {
  const newProfile = openBrowser();
  let shop: ReadonlyMap<string, string>;
  before(async () => {
    shop = await bundledShop();
  });

  /** @param answers what becomes of the first requests for the deposit, the page's own before all */
  async function visit(t: TestContext, ...answers: readonly Answer[]): Promise<Visit> {
    const server = await servePages(
      new Map([
        ...shop,
        [
          '/index.html',
          `<!doctype html><html lang="en"><title>Shop</title><script type="module" src="/app.js"></script>${askedBeside}</html>`,
        ],
        [path, JSON.stringify(awaiting())],
      ]),
    );
    t.after(server.close);
    const page = await (await newProfile(t)).newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname === path) asked.push(`${request.headers()['authorization']}${search}`);
    });
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    const inTurn = [...answers];
    await page.route(`**${path}`, (route) => (inTurn.shift() ?? ((rest) => rest.continue()))(route));
    let letGo = (): void => undefined;
    const comes = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/app.js', async (route) => {
      await comes;
      await route.continue();
    });
    await page.goto(`${server.url}/index.html`, { waitUntil: 'commit' });
    return { page, payer: new Payer(page, { language: 'en' }), asked, complaints, letGo: () => letGo() };
  }

  /** The pay step comes, and is followed, with nothing asked once more. */
  async function follows(
    { page, payer, asked, complaints }: Awaited<ReturnType<typeof visit>>,
    letCome: () => void,
  ): Promise<void> {
    const poll = page.waitForRequest((request) => request.url().includes('?after='));
    letCome();
    await payer.button('paid').waitFor();
    await poll;
    assert.deepEqual(
      asked.filter((request) => !request.includes('after=')),
      ['Bearer TOKEN'],
    );
    assert.deepEqual(complaints, []);
  }

  const viewOn = (page: Page) => page.evaluate(() => document.querySelector('ipay-deposit')?.view);

  it('has asked once when the code comes, and the pay step is there', async (t) => {
    const visited = await visit(t);
    const { page, asked, letGo } = visited;
    await page.waitForFunction(() => document.querySelector('ipay-deposit')?.view !== undefined);
    assert.deepEqual(asked, ['Bearer TOKEN']);
    await follows(visited, letGo);
  });

  const failures: Readonly<Record<string, Answer>> = {
    'is cut off': (route) => route.abort(),
    'finds the proxy busy': (route) => route.fulfill({ status: 503, json: { code: 'store_unavailable' } }),
    'is answered with no JSON': (route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in' }),
    'is answered with no deposit': (route) => route.fulfill({ json: { ...awaiting(), amount: '2500' } }),
  };
  for (const [name, answer] of Object.entries(failures)) {
    it(`whose request ${name} leaves the asking to the element`, async (t) => {
      const { page, payer, asked, complaints, letGo } = await visit(t, answer);
      // The browser itself tells of a request that failed; a script's mistake would be one more.
      while (asked.length === 0) await page.waitForRequest(`**${path}`);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      if (name.includes('busy')) assert.equal(await viewOn(page), undefined);
      letGo();
      await payer.button('paid').waitFor();
      assert.deepEqual(asked.slice(0, 2), ['Bearer TOKEN', 'Bearer TOKEN']);
      assert.deepEqual(
        complaints.filter((text) => !text.startsWith('Failed to load resource')),
        [],
      );
    });
  }

  it('whose answer comes after the code has asked once all the same', async (t) => {
    let letAnswer = (): void => undefined;
    const comes = new Promise<void>((resolve) => (letAnswer = resolve));
    const late: Answer = async (route) => {
      await comes;
      await route.fulfill({ json: awaiting() });
    };
    const visited = await visit(t, late);
    const { page, asked, letGo } = visited;
    letGo();
    await page.locator('ipay-deposit [inert]').waitFor();
    assert.deepEqual(asked, ['Bearer TOKEN']);
    await follows(visited, letAnswer);
  });
});
