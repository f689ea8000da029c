import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { findBrowser } from '../tools/find-browser.ts';

/** As root, as in most containers, Chromium runs only without its sandbox; the rest keeps it off the network. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: [...flags, ...more] });
}

interface Test {
  readonly after: (clean: () => Promise<void>) => void;
}

/** Gives a test a browser profile of its own, which ends with it. */
export type NewProfile = (t: Test, options?: BrowserContextOptions) => Promise<BrowserContext>;

/** A browser that is open while the tests of this suite run. */
export function openBrowser(): NewProfile {
  let browser: Browser | undefined;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  return async (t, options) => {
    if (!browser) throw new Error('The browser is not there.');
    const context = await browser.newContext(options);
    t.after(() => context.close());
    return context;
  };
}
