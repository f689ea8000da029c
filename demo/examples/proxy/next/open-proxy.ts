import { DatabaseSync } from 'node:sqlite';
import { createProxy } from 'ipay-deposit/proxy';
import type { Proxy } from 'ipay-deposit/proxy';
import { openSqliteStore } from 'ipay-deposit/store/sqlite';
import { creditEvent, prepareToCredit } from './credit-event';

async function open(): Promise<Proxy> {
  const shop = new DatabaseSync(process.env['SHOP_DATABASE_FILE'] ?? 'shop.db', { timeout: 5000 });
  prepareToCredit(shop);
  const proxy = createProxy({
    store: await openSqliteStore({ file: process.env['IPAY_DATABASE_FILE'] ?? 'ipay.db' }),
    gateway: {
      apiUrl: process.env['IPAY_GATEWAY_API_URL'] ?? '',
      secret: process.env['IPAY_GATEWAY_SECRET'] ?? '',
      keyPairs: [
        {
          accessKey: process.env['IPAY_ACCESS_KEY'] ?? '',
          privateKey: process.env['IPAY_PRIVATE_KEY'] ?? '',
        },
      ],
    },
    apiKeys: [process.env['IPAY_API_KEY'] ?? ''],
    origins: [process.env['SHOP_ORIGIN'] ?? 'https://shop.example'],
    basePath: '/pay',
    onEvent: (event) => creditEvent(shop, event),
  });
  proxy.start();
  // Next.js ends when everybody is answered: pages that wait for news are, at once.
  process.once('SIGTERM', () => void proxy.stop());
  return proxy;
}

/** On the global object, as Next.js loads this file again for each route, and after each change. */
const kept = globalThis as { ipayProxy?: Promise<Proxy> };

/** One for the process. What could not be opened is tried again. */
export function openProxy(): Promise<Proxy> {
  kept.ipayProxy ??= open().catch((error: unknown) => {
    delete kept.ipayProxy;
    throw error;
  });
  return kept.ipayProxy;
}
