import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Example } from './shop-process.ts';

/** What is credited in a shop's own SQLite file. */
export function sqliteBalance(file: string): number {
  const shop = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    return Number(shop.prepare('select coalesce(sum(amount_minor), 0) as sum from balance').get()?.['sum']);
  } finally {
    shop.close();
  }
}

/** An example that Node starts as it is, on our sources. */
export const onNode =
  (file: string): Example =>
  ({ folder, variables }) => {
    const shopFile = join(folder, 'shop.db');
    return {
      command: [process.execPath, '--import', './test/examples/use-sources.ts', file],
      env: {
        ...variables,
        IPAY_DATABASE_FILE: join(folder, 'ipay.db'),
        SHOP_DATABASE_FILE: shopFile,
      },
      balance: () => sqliteBalance(shopFile),
    };
  };

/** The same, copied as docs/proxy.md says into a shop that `npm init` has made: of CommonJS. */
export const copiedIntoShop =
  (file: string): Example =>
  (shop) => {
    const { folder } = shop;
    cpSync('demo/examples', join(folder, 'examples'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    return onNode(join(folder, 'examples', relative('demo/examples', file)))(shop);
  };
