import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as ProxyEntry from '../../src/proxy/index.ts';
import type * as StoreEntry from '../../src/store/sqlite/index.ts';
import { ownServerPart } from './bundle.ts';
import { proxyOptions } from './proxy-options.ts';

/** What the published proxy, whose templates are the small ones that payers get, gives a shop for its page. */
export async function renderPublished(): Promise<ProxyEntry.RenderedDeposit> {
  const [{ createProxy }, { openSqliteStore }] = await Promise.all([
    // Built from these sources, which a compiler does not know.
    import(ownServerPart('proxy')) as Promise<typeof ProxyEntry>,
    import(ownServerPart('store/sqlite')) as Promise<typeof StoreEntry>,
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'ipay-bench-'));
  const store = await openSqliteStore({ file: join(folder, 'proxy.sqlite') });
  const proxy = createProxy({ ...proxyOptions, store });
  const { depositId } = await proxy.createSession({
    label: 'payer',
    amount: '2500',
    reference: 'order-1001',
  });
  const rendered = await proxy.renderDeposit(depositId);
  await store.close();
  rmSync(folder, { recursive: true });
  return rendered;
}
