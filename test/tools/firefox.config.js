import { chromeLauncher } from '@web/test-runner-chrome';
import config from './counted-web-test-runner.config.js';
import { findFirefox } from './find-firefox.ts';

/** The project's browser tests in Firefox, which puppeteer speaks to by WebDriver BiDi. */
export default {
  ...config,
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: { browser: 'firefox', executablePath: findFirefox() },
      // Pages of one context share msw's service worker, and would get each other's replies.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
};
