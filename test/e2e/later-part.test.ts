import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { awaiting, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { launchBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';
import { countTimers } from './mounts.ts';
import { StrictPage } from './strict-page.ts';

const laterPart = /\/chunks\/later-steps/;
const payHeading = 'Send the money in your iPay app';
const enterHeading = 'Enter your transaction number';
const lostHeading = "We couldn't load the payment details.";

describe('the later part of the code', () => {
  let browser: Browser;
  let files: ReadonlyMap<string, string>;
  let shop: StrictPage;
  let page: Page;
  let view: object;
  let asked: number;

  before(async () => {
    [browser, files] = await Promise.all([launchBrowser(), bundledShop()]);
  });
  after(() => browser.close());
  beforeEach(async () => {
    view = awaiting();
    asked = 0;
    shop = await StrictPage.open(await browser.newContext(), {
      files,
      body: '<script type="module" src="/app.js"></script><ipay-deposit lang="en" proxy="/pay" session="s"></ipay-deposit>',
      proxy: () => {
        asked += 1;
        return view;
      },
    });
    ({ page } = shop);
  });
  afterEach(() => page.context().close());

  const heading = (name: string) => page.getByRole('heading', { name });
  const shows = (name: string) => heading(name).waitFor();
  const press = (name: string) => page.getByRole('button', { name }).click();

  /** A browser that remembers what failed gets a fresh page, with the pay step. */
  async function triesAgain(): Promise<void> {
    await press('Try again');
    await heading(payHeading).or(heading(enterHeading)).waitFor();
    if (await heading(payHeading).isVisible()) await press("I've paid");
    await shows(enterHeading);
  }

  /** Loads the page anew, with something else done to requests for the later part. */
  async function reloadWith(answer: (route: Route) => Promise<void> | void): Promise<void> {
    // Away first: the page that stands there may be about to ask for it.
    await page.goto('about:blank');
    await page.route(laterPart, answer);
    await page.goBack();
  }

  /** Loads the page anew; the later part does not come before it is let, whenever it is asked for. */
  async function reloadHolding(): Promise<() => void> {
    let letCome = (): void => undefined;
    const comes = new Promise<void>((resolve) => (letCome = resolve));
    await reloadWith(async (route) => {
      await comes;
      await route.fallback();
    });
    return () => letCome();
  }

  it('is asked for when the pay step stands, and not before', async () => {
    const asked: string[] = [];
    await reloadWith(async (route) => {
      asked.push(await page.getByRole('heading').first().innerText());
      await route.fallback();
    });
    await shows(payHeading);
    await press("I've paid");
    await shows(enterHeading);
    assert.deepEqual(asked, [payHeading]);
  });

  it('draws what to do, each stroke for itself', async () => {
    await page.getByText('Time left: 30 min').waitFor();
    const drawings = page.locator('ipay-deposit ol svg');
    assert.equal(await drawings.locator('path').count(), 4);
    assert.equal(await drawings.locator('path path').count(), 0);
  });

  it('is waited for: the pay step stays, busy, and the field comes with the focus on its heading', async () => {
    const letCome = await reloadHolding();
    await shows(payHeading);
    await press("I've paid");
    await page.locator('ipay-deposit section[aria-busy=true]').waitFor();
    assert.equal(await page.getByRole('status').innerText(), 'One moment…');
    assert.equal(await page.getByRole('heading', { name: payHeading }).isVisible(), true);
    letCome();
    await shop.headingHasFocus(enterHeading);
    assert.equal(await page.locator('ipay-deposit section[aria-busy]').count(), 0);
  });

  it('goes on from what is known: nothing is asked, told or taken back again', async () => {
    await shows(payHeading);
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      for (const name of ['changed', 'failed']) {
        addEventListener(`ipay-deposit-${name}`, () => told.push(name));
      }
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.resolve() } });
    });
    asked = 0;
    const letCome = await reloadHolding();
    await shows(payHeading);
    await press('Copy iPay number');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const follows = page.waitForRequest(/deposit\?after=1$/);
    letCome();
    await follows;
    assert.equal(await page.getByRole('button', { name: 'Copied' }).isVisible(), true);
    assert.equal(asked, 1);
    assert.deepEqual(await page.evaluate('told'), ['changed']);
  });

  it('that comes when the element has left the page leaves nothing running', async () => {
    await page.addInitScript(countTimers);
    const asked = page.waitForRequest(laterPart);
    const letCome = await reloadHolding();
    await asked;
    const gone = await page.evaluateHandle(() => document.querySelector('ipay-deposit'));
    await gone.evaluate((element) => element?.remove());
    letCome();
    await gone.evaluate(async (element) => {
      await element?.readMessage('');
      await element?.updateComplete;
    });
    assert.equal(await page.evaluate('pendingTimers.size'), 0);
  });

  it('says why the proxy gave nothing, without asking again at once', async () => {
    await shows(payHeading);
    await page.addInitScript(() => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      addEventListener('ipay-deposit-failed', (event) => told.push(Reflect.get(event, 'code')));
    });
    view = { code: 'nothing we know' };
    asked = 0;
    await page.reload();
    await shows(lostHeading);
    assert.equal(asked, 1);
    assert.deepEqual(await page.evaluate('told'), ['unreadable']);
    view = awaiting();
    await shows(payHeading);
  });

  for (const [what, answer] of [
    ['that cannot be loaded', (route) => route.abort()],
    [
      'of another version, as a deployment or a cache may give it,',
      // The bundler has made a letter of the name, which is another's there.
      (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          body: 'export const t = {}, LaterSteps = undefined',
        }),
    ],
  ] as const satisfies [string, (route: Route) => Promise<void>][]) {
    it(`${what} leaves words, and a way on`, async () => {
      await reloadWith(answer);
      await shows(payHeading);
      await press("I've paid");
      await shows(lostHeading);
      await page.getByText("If you've paid, don't pay again.").waitFor();
      await page.unroute(laterPart);
      await triesAgain();
    });
  }

  it('that cannot be loaded where nothing else is to be seen is told, not only shown', async () => {
    view = submitted('accepted');
    await reloadWith((route) => route.abort());
    await shows(lostHeading);
    await page.getByRole('status').filter({ hasText: lostHeading }).waitFor();
  });

  it('is not loaded ahead any more once it was asked for', async () => {
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        requestIdleCallback: (idle: () => void) => Object.assign(globalThis, { idle }),
      });
    });
    let tries = 0;
    await reloadWith((route) => {
      tries += 1;
      return route.abort();
    });
    await shows(payHeading);
    await press("I've paid");
    await shows(lostHeading);
    await page.evaluate('idle()');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.evaluate(() => fetch('/pay/deposit'));
    assert.equal(tries, 1);
    await page.unroute(laterPart);
    await triesAgain();
  });

  it('that another element had loaded meanwhile is heard of by the pay step too, which follows its deposit', async () => {
    const two = await browser.newContext();
    try {
      await two.addInitScript(() => {
        Object.assign(globalThis, {
          requestIdleCallback: (idle: () => void) => Object.assign(globalThis, { idle }),
        });
      });
      const { page } = await StrictPage.open(two, {
        files,
        body:
          '<script type="module" src="/app.js"></script>' +
          ['paying', 'checked']
            .map((name) => `<ipay-deposit lang="en" proxy="/pay/${name}" session="s"></ipay-deposit>`)
            .join(''),
        proxy: (_method, path) =>
          path.includes('paying') ? awaiting() : submitted('checking', { id: 'dep_2' }),
      });
      await page.getByRole('heading', { name: payHeading }).waitFor();
      await page.getByRole('heading', { name: "We're checking your payment" }).waitFor();
      const follows = page.waitForRequest(/paying\/deposit\?after=1$/);
      await page.evaluate('idle()');
      await follows;
      await page.getByText('Time left: 30 min').waitFor();
    } finally {
      await two.close();
    }
  });

  it('is not tried without a connection, and comes by itself with it', async () => {
    // The view comes when the connection is gone, so that nothing was loaded ahead.
    let goOn = (): void => undefined;
    const offline = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/pay/deposit', async (route) => {
      await offline;
      await route.fallback();
    });
    let tries = 0;
    await reloadWith((route) => {
      tries += 1;
      return route.fallback();
    });
    await page.getByText('Getting your payment details…').waitFor();
    await page.context().setOffline(true);
    goOn();
    await shows(payHeading);
    await press("I've paid");
    await shows(lostHeading);
    await page.getByText("If you've paid, don't pay again.").waitFor();
    assert.equal(tries, 0);
    await page.context().setOffline(false);
    await shows(enterHeading);
  });

  it('comes by a press in a web view that says there is no connection, though there is', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    });
    await page.reload();
    await shows(payHeading);
    await press("I've paid");
    await shows(lostHeading);
    await press('Try again');
    await shows(enterHeading);
  });

  it('that a deposit past the pay step needs comes without the payer’s doing', async () => {
    view = submitted('checking');
    await page.reload();
    await shows("We're checking your payment");
  });

  it('is waited for without the pay step of the deposit before', async () => {
    await reloadWith(() => undefined);
    await shows(payHeading);
    await page
      .locator('ipay-deposit')
      .evaluate(
        (element, view) => Object.assign(element, { session: 'another', view }),
        submitted('checking', { id: 'dep_2' }),
      );
    await page.getByText('Getting your payment details…').waitFor();
    assert.equal(await heading(payHeading).isVisible(), false);
  });

  it('that such a deposit cannot have leaves words in place of the skeleton', async () => {
    view = submitted('checking');
    await reloadWith((route) => route.abort());
    await shows(lostHeading);
  });

  it('hashes for a payment window without a proxy, on a fresh page where what does that could not be had', async () => {
    const hashing = /\/chunks\/keyless-redirect-hash/;
    const putWindow = () =>
      page.evaluate(() => {
        const element = document.createElement('ipay-deposit');
        const given = { lang: 'en', windowUrl: 'https://plugin.example/', label: 'player-7', amount: '2500' };
        const urls = { redirectHash: 'md5', successUrl: 'https://shop.example/' };
        document.body.replaceChildren(
          Object.assign(element, given, urls, { customTransactionId: 'order-1' }),
        );
      });
    await page.route(hashing, (route) => route.abort());
    await shows(payHeading);
    await putWindow();
    await shows(lostHeading);
    await page.unroute(hashing);
    const loaded = page.waitForEvent('load');
    await press('Try again');
    await loaded;
    await shows(payHeading);
    await putWindow();
    await page.getByRole('link', { name: 'Open payment page' }).waitFor();
  });
});
