import { join } from 'node:path';
import { createProxy } from '../../proxy/index.ts';
import type { DepositEvent } from '../../proxy/index.ts';
import { SandboxListenError, serveSandbox } from '../../sandbox/node/serve-sandbox.ts';
import { openSqliteStore } from '../../store/sqlite/index.ts';
import { CommandError } from '../command-error.ts';
import { listen } from '../listen.ts';
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

/** Runs shop, proxy and sandbox in this process, each behind its own interface, as if they were three companies. */
export async function runDemo(options: DemoOptions): Promise<RunningDemo> {
  const keys = demoKeys(options.dataFolder);
  const keyPair = { accessKey: keys.accessKey, privateKey: keys.privateKey, account: 'default' };
  const redirectHash = { strategy: 'aes-256-cbc', key: keys.redirectKey } as const;
  const feed = createActivityFeed();
  const page = createPageServer(options.pageFolder);
  const url = await listen(page.server, options.port);

  const sandbox = await serveSandbox({
    port: options.sandboxPort,
    secret: keys.gatewaySecret,
    keyPair,
    postbackUrl: `${url}/pay/postback`,
    redirects: { hash: redirectHash },
    journalFile: join(options.dataFolder, 'sandbox.db'),
    postbackDelayMs: options.postbackDelayMs,
    latePostbackDelayMs: options.latePostbackDelayMs,
    controls: true,
    onPostback: (report) => {
      const body: unknown = JSON.parse(report.body);
      feed.add('postback', `Postback ${report.result}`, { ...report, body });
    },
  }).catch((error: unknown) => {
    page.server.close();
    throw error instanceof SandboxListenError ? new CommandError(error.message) : error;
  });

  const ledger = openShopLedger(join(options.dataFolder, 'shop.db'), demoCurrency);
  const store = await openSqliteStore({ file: join(options.dataFolder, 'proxy.db') });
  const onEvent = (event: DepositEvent): void => {
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
    origins: [url, url.replace('127.0.0.1', 'localhost')],
    basePath: '/pay',
    // One payer plays everybody here.
    limits: { perLabel: { max: 1000 }, sessionsPerLabel: { max: 1000 } },
    onEvent,
    fetch: watchedFetch(feed),
  });
  page.mount({ '/pay': proxy.fetch, '/shop': createShop(proxy, ledger, feed, sandbox.url) }, sandbox.url);
  proxy.start();

  return {
    url,
    async close() {
      page.server.close();
      await sandbox.close();
      await proxy.stop();
      page.server.closeAllConnections();
      await store.close();
      ledger.close();
    },
  };
}
