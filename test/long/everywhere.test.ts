import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { packedPackage } from '../tools/packed-package.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';

// What https://custom-elements-everywhere.com asks of frameworks, asked of this element: properties, attributes,
// events and children, through each framework's own templates.

const folder = temporaryFolder({ after });
const packages = [
  ...['react@19', 'react-dom@19', 'react-18@npm:react@18', 'react-dom-18@npm:react-dom@18', 'preact'],
  ...['solid-js', 'vue', 'svelte', 'vite@8', 'vite-plugin-solid', '@vitejs/plugin-vue'],
  '@sveltejs/vite-plugin-svelte',
];
const frameworks = ['react', 'component', 'component-18', 'preact', 'solid', 'vue', 'svelte'];

const view = {
  id: 'dep_1',
  reference: null,
  version: 1,
  amount: { amountMinor: 250_000, currency: 'LKR' },
  flow: 'number',
  wallet: { identifier: '0771234567', details: {} },
  attempts: { used: 0, left: 3 },
  handedIn: [],
  stateSinceMs: 0,
  timeMs: 0,
  canResume: false,
  expiresInMs: 600_000,
  returnUrls: {},
  state: 'awaiting_payment',
  windowOpened: false,
};

/** What the page sets; each update brings a listener of its own. */
interface State {
  readonly session?: string;
  readonly supportUrl?: string;
  readonly required?: boolean;
  readonly view?: object;
  readonly title?: string;
}

const begin = (state: State): void => {
  const heard: string[] = [];
  const withListener = (given: State | undefined) =>
    given && {
      ...given,
      hear: (event: Event & { readonly code: string }) => heard.push(`${given.title ?? ''} ${event.code}`),
    };
  Object.assign(globalThis, { heard, withListener, first: withListener(state) });
};

/** Opens the framework's page, whose proxy knows no session. */
async function open(t: TestContext, browser: Browser, framework: string, state: State) {
  const page = await browser.newPage();
  page.setDefaultTimeout(8000);
  t.after(() => page.close());
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html',
        body: '<main></main><script type=module src=/page.js></script>',
      });
    if (!pathname.startsWith('/pay')) {
      const body = readFileSync(join(folder, 'dist', framework, pathname));
      return route.fulfill({ contentType: 'text/javascript', body });
    }
    // A page that has a view waits for news, and there are none.
    if (searchParams.has('after')) return undefined;
    asked.push(request.headers()['authorization'] ?? 'nothing');
    const problem = { type: 'about:blank', title: 'No', status: 401, code: 'session_invalid' };
    return route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify(problem),
    });
  });
  await page.addInitScript(begin, state);
  await page.goto('http://shop.example/');
  return { page, errors, asked };
}

const update = (page: Page, state: State | undefined): Promise<void> =>
  page.evaluate(`update(withListener(${JSON.stringify(state)}))`);

const seen = (page: Page) =>
  page.locator('ipay-deposit').evaluate((element: HTMLElementTagNameMap['ipay-deposit']) => ({
    supportUrl: element.supportUrl,
    required: element.required,
    title: element.querySelector('[slot=header]')?.textContent,
  }));

describe('properties, attributes, events and children', { concurrency: 1 }, () => {
  let browser: Browser;
  before(async () => {
    cpSync('test/long/everywhere', folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    // Two versions of React are more than peer dependencies allow.
    const how = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--legacy-peer-deps'];
    const quietly = { cwd: folder, stdio: 'pipe' } as const;
    execFileSync('npm', [...how, packedPackage(folder), ...packages], quietly);
    for (const mode of frameworks)
      execFileSync('node', ['node_modules/vite/bin/vite.js', 'build', '--mode', mode], quietly);
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const framework of frameworks) {
    it(`by ${framework}: a session that comes later, changes, and an end`, async (t) => {
      const first = { supportUrl: 'https://shop.example/help', required: true, title: 'One' };
      const { page, errors, asked } = await open(t, browser, framework, first);
      await page.locator('ipay-deposit').getByText('One', { exact: true }).waitFor();
      assert.deepEqual(await seen(page), first);
      assert.deepEqual([await page.evaluate('heard'), asked], [[], []], 'it waits for its session');

      const second = { supportUrl: 'https://shop.example/us', required: false, title: 'Two' };
      await update(page, { ...second, session: 'token' });
      await page.waitForFunction('heard.length > 0');
      assert.deepEqual(await page.evaluate('heard'), ['Two session_invalid']);
      assert.deepEqual([...new Set(asked)], ['Bearer token']);
      assert.deepEqual(await seen(page), second);
      if (framework.startsWith('component'))
        assert.equal(await page.evaluate('refersTo === document.querySelector("ipay-deposit")'), true);

      await update(page, { ...second, title: 'Three' });
      await page.locator('ipay-deposit').getByText('Three', { exact: true }).waitFor();
      assert.deepEqual(
        [...new Set(asked)],
        ['Bearer token'],
        'a session that is taken away asks for nothing',
      );

      await update(page, undefined);
      await page.locator('ipay-deposit').waitFor({ state: 'detached' });
      assert.deepEqual(errors, []);
    });

    it(`by ${framework}: a view as a property, before anything is asked`, async (t) => {
      const { page, errors } = await open(t, browser, framework, { session: 'token', view, title: 'One' });
      await page
        .locator('ipay-deposit')
        .getByText('0771234567')
        .or(page.getByText('077 123'))
        .first()
        .waitFor();
      assert.equal(
        await page
          .locator('ipay-deposit')
          .evaluate((element: HTMLElementTagNameMap['ipay-deposit']) => element.view?.id),
        'dep_1',
      );
      assert.deepEqual(errors, []);
    });
  }
});
