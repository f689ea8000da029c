import { readFileSync } from 'node:fs';
import process from 'node:process';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './test/tools/find-browser.ts';

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default {
  files: 'test/element/**/*.browser.ts',
  nodeResolve: { browser: true, exportConditions: ['browser', 'production'] },
  concurrency: 2,
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: findBrowser(),
        args: [
          ...asRoot,
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
      // Pages of one context share msw's service worker, and would get each other's replies.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  middleware: [
    (context, next) => {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.type = 'text/javascript';
      context.body = readFileSync('node_modules/msw/lib/mockServiceWorker.js', 'utf8');
      return undefined;
    },
  ],
  testFramework: { config: { timeout: 20_000 } },
  // Each test has its time, and whoever starts the run sees to its end. A file has none: how long all of its tests take
  // together is a matter of the machine.
  testsFinishTimeout: 600_000,
};
