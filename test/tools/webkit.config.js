import { webdriverLauncher } from '@web/test-runner-webdriver';
import config from './counted-web-test-runner.config.js';
import { findWebKit } from './find-webkit.ts';
import { webKitDriver } from './webkit-driver.ts';

const webKit = findWebKit();
const driver = await webKitDriver(webKit);

/** The project's browser tests in WebKit. One page at a time: all pages share msw's service worker. */
export default {
  ...config,
  concurrency: 1,
  // Its driver is slow: a file of many tests takes minutes on a busy machine.
  testsFinishTimeout: 300_000,
  plugins: [...config.plugins, { name: 'webkit-driver', serverStop: () => driver.end() }],
  browsers: [
    webdriverLauncher({
      hostname: '127.0.0.1',
      port: driver.port,
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: webKit.browser, args: ['--automation'] },
        // The other protocol: WebKitGTK speaks the classic one alone.
        'wdio:enforceWebDriverClassic': true,
      },
    }),
  ],
};
