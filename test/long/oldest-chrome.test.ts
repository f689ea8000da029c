import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { flags } from '../e2e/browser.ts';
import { bundledShop } from '../e2e/built-files.ts';
import { servePages } from '../e2e/served-pages.ts';
import { hasOldestChrome, oldestChrome } from '../tools/oldest-chrome.ts';

// What docs/embedding.md says of old browsers, in one of them.

const run = promisify(execFile);

const files = globSync('test/e2e/*.test.ts', {
  exclude: [
    // It looks at the page by `:state()`, which this one does not know.
    'test/e2e/server-rendered.test.ts',
    // It is of dark cards; here all are light.
    'test/e2e/printed.test.ts',
  ],
});

/** It has another tree of what is spoken. */
const skipped = 'is spoken with a heading, names, one live region, and digit by digit';

const reason = hasOldestChrome ? false : 'This Chrome is made for Linux on x64 alone.';

describe('the oldest Chrome', { skip: reason }, () => {
  it('goes every way that the end-to-end tests go', async () => {
    // Without a context of its own, as it would else tell its results to the runner that runs this test.
    const env = { ...process.env, CHROME_PATH: oldestChrome(), NODE_TEST_CONTEXT: undefined };
    const { stdout } = await run(
      'node',
      ['--test', '--test-concurrency=2', `--test-skip-pattern=${skipped}`, ...files],
      {
        env,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    assert.match(stdout, /^(?:ℹ|#) pass (?:9\d|\d{3})$/m);
    assert.match(stdout, /^(?:ℹ|#) fail 0$/m);
  });

  it('has the light colours, whatever the page asks for', async (t) => {
    const page =
      '<style>:root { color-scheme: dark }</style><ipay-deposit proxy="/pay" session="s"></ipay-deposit>';
    const server = await servePages(
      new Map([
        ...(await bundledShop()),
        [
          '/index.html',
          `<!doctype html><title>Shop</title>${page}<script type="module" src="/app.js"></script>`,
        ],
        ['/pay/deposit', JSON.stringify(awaiting())],
      ]),
    );
    t.after(() => server.close());
    const browser = await chromium.launch({ executablePath: oldestChrome(), args: flags });
    t.after(() => browser.close());
    assert.match(browser.version(), /^112\./);
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/index.html`);
    // The later part, which brings the time left too, brings them.
    await tab.getByText('Time left').waitFor();
    const colours = await tab.locator('ipay-deposit section').evaluate((section) => {
      const { backgroundColor, color } = getComputedStyle(section);
      return { backgroundColor, color };
    });
    assert.deepEqual(colours, { backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(21, 24, 30)' });
  });
});
