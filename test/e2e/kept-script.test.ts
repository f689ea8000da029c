import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { serveOnLoopback } from '../tools/listen-on-loopback.ts';
import { openBrowser } from './browser.ts';
import { scriptFiles } from './built-files.ts';

const lostHeading = "We couldn't load the payment details.";

/** A shop that lets browsers keep its scripts for a year, with what it serves. */
async function lastingShop(t: TestContext, served: { files: ReadonlyMap<string, string> }): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const script = served.files.get(url);
    if (script !== undefined) {
      response.writeHead(200, {
        'content-type': 'text/javascript',
        'cache-control': 'max-age=31536000, immutable',
      });
      response.end(script);
    } else if (url === '/') {
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' });
      response.end(
        '<!doctype html><script src="/ipay-deposit.js" defer></script><ipay-deposit lang="en" proxy="/pay" session="s"></ipay-deposit>',
      );
    } else if (url.startsWith('/pay/deposit')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(awaiting()));
    } else response.writeHead(404).end();
  });
  return `${await serveOnLoopback(t, server)}/`;
}

describe('a script of an older version that the browser has kept', () => {
  const newProfile = openBrowser();

  it('whose other files are gone is asked for anew, and the next try has the new version', async (t) => {
    const files = await scriptFiles();
    // The older version's file had another name.
    const older = new Map(
      [...files].map(([path, code]) => [
        path.replace(/later-steps-\w+/, 'later-steps-01d01d01'),
        code.replace(/later-steps-\w+/, 'later-steps-01d01d01'),
      ]),
    );
    const served: { files: ReadonlyMap<string, string> } = { files: older };
    const url = await lastingShop(t, served);
    const page = await (await newProfile(t)).newPage();
    // So that the payer is still reading when the shop is brought up to date.
    await page.addInitScript(() => {
      Object.assign(globalThis, { requestIdleCallback: () => 0 });
    });
    const heading = (name: string) => page.getByRole('heading', { name });
    const press = (name: string) => page.getByRole('button', { name }).click();
    await page.goto(url);
    await heading('Send the money in your iPay app').waitFor();
    served.files = files;
    const askedAnew = page.waitForResponse((response) => response.url() === `${url}ipay-deposit.js`);
    await press("I've paid");
    await heading(lostHeading).waitFor();
    await (await askedAnew).finished();
    await press('Try again');
    await press("I've paid");
    await heading('Enter your transaction number').or(heading(lostHeading)).waitFor();
    assert.equal(await heading(lostHeading).isVisible(), false);
  });
});
