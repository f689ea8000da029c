import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { awaiting, credited } from '../../demo/stories/recorded/deposit-views.ts';
import type { ElementProps } from '../../src/frameworks/react-element.ts';
import { openBrowser } from './browser.ts';
import { servePages } from './served-pages.ts';

type Props = ElementProps<'ipay-deposit'>;

declare const renderDeposit: (props: Props, isThere?: boolean) => void;

async function reactPage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      lib: { entry: 'test/e2e/shop/react-renders.ts', formats: ['es'], fileName: 'react' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const file = [result].flat().flatMap((one) => ('output' in one ? one.output : []))[0];
  if (file?.type !== 'chunk') throw new Error('Nothing was built.');
  return file.code;
}

describe('a React page that renders again and again', () => {
  const newProfile = openBrowser();

  async function open(t: Parameters<typeof newProfile>[0]) {
    const server = await servePages(
      new Map([
        [
          '/index.html',
          '<!doctype html><title>Shop</title><body><script type="module" src="/react.js"></script>',
        ],
        ['/react.js', await reactPage()],
        ['/deposit', JSON.stringify(awaiting({ id: 'dep_2' }))],
      ]),
    );
    t.after(() => {
      server.close();
      return Promise.resolve();
    });
    const page = await (await newProfile(t)).newPage();
    await page.goto(`${server.url}/index.html`);
    const render = (props: Props) =>
      page.evaluate((given) => {
        renderDeposit({ lang: 'en', proxy: '', ...given });
      }, props);
    return { page, render };
  }
  const reads = (page: Page, heading: string) => page.getByRole('heading', { name: heading }).waitFor();

  it('shows the next deposit, though the view of the first one is still among its props', async (t) => {
    const { page } = await open(t);
    await page.evaluate((view) => {
      const render = (session: string) => {
        renderDeposit({ lang: 'en', proxy: '', session, view });
      };
      Object.assign(globalThis, { render });
      render('first');
    }, credited());
    await reads(page, 'Payment received');
    await page.evaluate("render('second')");
    await reads(page, 'Send the money in your iPay app');
  });

  it('hears each event once, also while React hides it for what else is on its way', async (t) => {
    const { page } = await open(t);
    await page.evaluate(() => {
      const heard: string[] = [];
      let renderings = 0;
      const render = (isThere: boolean) => {
        const rendering = (renderings += 1);
        const onIpayDepositCredited = () => heard.push(`credited ${rendering}`);
        renderDeposit({ lang: 'en', proxy: '', session: 's', onIpayDepositCredited }, isThere);
      };
      Object.assign(globalThis, { heard, render });
      render(true);
      render(true);
    });
    const deposit = page.locator('ipay-deposit');
    const credit = () => deposit.evaluate((one) => one.dispatchEvent(new Event('ipay-deposit-credited')));
    await reads(page, 'Send the money in your iPay app');
    await credit();
    await page.evaluate('render(false)');
    await deposit.waitFor({ state: 'hidden' });
    await credit();
    const heard = await page.evaluate('heard');
    assert.deepEqual(heard, ['credited 2', 'credited 2']);
  });

  it('keeps the session that comes where there was null', async (t) => {
    const { page } = await open(t);
    await page.evaluate(() => {
      const render = (session: string | null) => {
        // Pages in JavaScript begin like this, whatever the types say.
        const given = { lang: 'en', proxy: '', session, supportUrl: session && '/help' };
        renderDeposit(given as Props);
      };
      Object.assign(globalThis, { render });
      render(null);
    });
    await page.locator('ipay-deposit').waitFor({ state: 'attached' });
    await page.evaluate("render('s')");
    await reads(page, 'Send the money in your iPay app');
    const given = await page
      .locator('ipay-deposit')
      .evaluate((element: HTMLElementTagNameMap['ipay-deposit']) => [element.session, element.supportUrl]);
    assert.deepEqual(given, ['s', '/help']);
    await page.evaluate('render(null)');
    await page.waitForFunction("document.querySelector('ipay-deposit').session === null");
  });

  it('has its own texts no more once they are left out', async (t) => {
    const { page, render } = await open(t);
    const texts = { en: { 'pay.done': 'Sent it' } };
    const props = { session: 's' };
    await render({ ...props, texts });
    await page.getByRole('button', { name: 'Sent it' }).waitFor();
    await render(props);
    await page.getByRole('button', { name: "I've paid" }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Sent it' }).count(), 0);
  });
});
