import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';

/** An installed browser, where the environment does not name one. */
const installed = (process.env.PATH ?? '')
  .split(path.delimiter)
  .flatMap((folder) =>
    ['google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'].map((name) =>
      path.join(folder, name),
    ),
  )
  .find((file) => existsSync(file));

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default {
  files: 'test/element/**/*.browser.ts',
  nodeResolve: { browser: true, exportConditions: ['browser', 'production'] },
  concurrency: 2,
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? installed,
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
};
