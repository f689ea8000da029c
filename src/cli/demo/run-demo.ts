import process from 'node:process';
import { createProxy } from '../../proxy/index.ts';
import type { MerchantEvent } from '../../proxy/index.ts';
import { openSqliteStore } from '../../store/sqlite/index.ts';
import { createClosers, startOrClose } from '../closers.ts';
import type { Closers } from '../closers.ts';
import { listen } from '../listen.ts';
import { openDataFolder } from '../open-data-folder.ts';
import { openDatabase } from '../open-database.ts';
import { serveSandbox } from '../serve-sandbox.ts';
import { createActivityFeed } from './activity.ts';
import { demoKeys } from './demo-keys.ts';
import { createPageServer } from './page-server.ts';
import { openShopLedger } from './shop-ledger.ts';
import { createShop, demoCurrency } from './shop-routes.ts';
import { watchedFetch } from './watched-fetch.ts';

export interface DemoOptions {
  /** Where the page, the shop and the proxy listen; 0 takes any free port. */
  readonly port: number;
  readonly sandboxPort: number;
  /** Where everything is kept, for the next start. */
  readonly dataFolder: string;
  /** The built page. */
  readonly pageFolder: string;
  readonly gatewayTimeoutMs: number;
  readonly postbackDelayMs: number;
  readonly latePostbackDelayMs: number;
}

export interface RunningDemo {
  readonly url: string;
  close(): Promise<void>;
}

/** As it was started, which npm tells. A script is handed on only what comes after the two dashes. */
const command = process.env['npm_lifecycle_event'] === 'start' ? 'npm start --' : 'npx ipay-deposit demo';
const anotherPort = `choose another port: ${command} --port 5000`;
const anotherSandboxPort = `choose another port: ${command} --sandbox-port 5001`;

async function start(options: DemoOptions, closers: Closers): Promise<string> {
  const folder = await openDataFolder(options.dataFolder);
  closers.add(() => folder.close());
  const keys = demoKeys(folder.file('demo-keys.json'));
  const keyPair = { accessKey: keys.accessKey, privateKey: keys.privateKey, account: 'default' };
  const redirectHash = { strategy: 'aes-256-cbc', key: keys.redirectKey } as const;

  const ledger = await openDatabase(folder.file('shop.db'), (file) => openShopLedger(file, demoCurrency));
  closers.add(() => ledger.close());
  const store = await openDatabase(folder.file('proxy.db'), (file) => openSqliteStore({ file }));
  closers.add(() => store.close());

  const feed = createActivityFeed();
  const page = createPageServer(options.pageFolder);
  const url = await listen(page.server, options.port, { anotherPort });
  closers.add(() => {
    page.server.close();
    page.server.closeAllConnections();
  });

  const sandbox = await openDatabase(folder.file('sandbox.db'), (journalFile) =>
    serveSandbox({
      port: options.sandboxPort,
      anotherPort: anotherSandboxPort,
      secret: keys.gatewaySecret,
      keyPair,
      postbackUrl: `${url}/pay/postback`,
      redirects: { hash: redirectHash },
      journalFile,
      postbackDelayMs: options.postbackDelayMs,
      latePostbackDelayMs: options.latePostbackDelayMs,
      controls: true,
      onPostback: (report) => {
        const body: unknown = JSON.parse(report.body);
        feed.add('postback', `Postback ${report.result}`, { ...report, body });
      },
    }),
  );
  closers.add(() => sandbox.close());

  const onEvent = (event: MerchantEvent): void => {
    feed.add('event', event.type, event);
    if (event.type === 'deposit.credited' && ledger.credit(event)) {
      feed.add('shop', 'Balance credited', { depositId: event.data.depositId, ...event.data.credited });
    }
  };
  const proxy = createProxy({
    store,
    gateway: {
      apiUrl: sandbox.url,
      secret: keys.gatewaySecret,
      keyPairs: [keyPair],
      responseTimeoutMs: options.gatewayTimeoutMs,
      totalTimeoutMs: options.gatewayTimeoutMs,
    },
    window: { url: sandbox.url, redirectHash },
    apiKeys: [keys.apiKey],
    resume: { url: `${url}/continue.html` },
    origins: [url, url.replace('127.0.0.1', 'localhost')],
    basePath: '/pay',
    // One payer plays everybody here.
    limits: { perLabel: { max: 1000 }, sessionsPerLabel: { max: 1000 } },
    onEvent,
    fetch: watchedFetch(feed),
  });
  closers.add(() => proxy.stop());
  page.mount({ '/pay': proxy.fetch, '/shop': createShop(proxy, ledger, feed, sandbox.url) }, sandbox.url);
  proxy.start();
  return url;
}

/**
 * Runs shop, proxy and sandbox in this process, each behind its own interface, as if they were three companies.
 *
 * @throws {CommandError} for what a person can mend: a port or folder in use, a file that cannot be read
 */
export async function runDemo(options: DemoOptions): Promise<RunningDemo> {
  const closers = createClosers();
  const url = await startOrClose(closers, (opened) => start(options, opened));
  return { url, close: () => closers.close() };
}
