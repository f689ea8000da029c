import { DatabaseSync } from 'node:sqlite';
import type { Proxy, ProxyOptions } from 'ipay-deposit/proxy';
import { openSqliteStore } from 'ipay-deposit/store/sqlite';
import { creditEvent, prepareToCredit } from '../credit-once.ts';
import { shopProxy } from './shop-proxy.ts';

/** The proxy over a SQLite file, crediting into the shop's own database: for every example that runs on Node. */
export async function openShop(more: Pick<ProxyOptions, 'basePath' | 'clientAddress'>): Promise<Proxy> {
  const shop = new DatabaseSync(process.env['SHOP_DATABASE_FILE'] ?? 'shop.db', { timeout: 5000 });
  prepareToCredit(shop);
  const store = await openSqliteStore({ file: process.env['IPAY_DATABASE_FILE'] ?? 'ipay.db' });
  const proxy = shopProxy((variable) => process.env[variable], store, {
    ...more,
    onEvent: (event) => creditEvent(shop, event),
  });
  proxy.start();
  return proxy;
}
