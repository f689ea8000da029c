import assert from 'node:assert/strict';
import type { Proxy, ProxyOptions } from '../../src/proxy/index.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import type { CuttingWire } from '../store/cutting-wire.ts';
import type { PostgresServer } from '../store/postgres-server.ts';
import { startProxyOver } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';

export interface TwoProxies {
  readonly fixture: ProxyFixture;
  readonly proxies: readonly [Proxy, Proxy];
  /** The address of their database. */
  readonly url: string;
  /** Asks the first one for an even index, the second one for an odd one. */
  readonly fetch: (path: string, init: RequestInit, index: number) => Promise<Response>;
}

/** Two instances over one database, with one clock and one gateway between them. */
export async function startTwo(
  server: PostgresServer,
  options: Partial<Omit<ProxyOptions, 'store' | 'clock' | 'log'>> = {},
  wire?: CuttingWire,
): Promise<TwoProxies> {
  const url = wire?.databaseUrl ?? (await server.newDatabase());
  const fixture = await startProxyOver(
    {
      open: () => openPostgresStore({ connectionString: wire?.url ?? url }),
      async dump() {
        const tables = await server.rows(
          url,
          `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
        );
        assert(tables.length > 10);
        // In one question: a connection costs more than all the rows of a test.
        const each = tables.map(({ name }) => `select json_agg(t)::text as rows from ${String(name)} t`);
        const rows = await server.rows(url, each.join(' union all '));
        return rows.map((table) => String(table['rows'])).join('\n');
      },
    },
    options,
  );
  const proxies = [fixture.proxy, await fixture.open(options)] as const;
  return {
    fixture,
    proxies,
    url,
    fetch: (path, init, index) =>
      proxies[index % 2 ? 1 : 0].fetch(new Request(`https://proxy.example${path}`, init)),
  };
}
