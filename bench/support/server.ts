import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createProxy } from '../../src/proxy/index.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { leastThatIsDurable } from './least.ts';
import { proxyOptions } from './proxy-options.ts';

// A process of its own: `server.ts echo`, `server.ts insert <file>`, `server.ts least <file>`, or `proxy` or `delivering`
// with a file or a postgresql: URL, of which the second has its events taken.
// Tells its parent the port when it listens, and its memory and processor time whenever it is asked.

type Handler = (request: Request) => Response | Promise<Response>;

/** As long as the view of a deposit. */
const view = { id: 'dep_1', state: 'awaiting_payment', more: 'x'.repeat(280) };

/** What Hono itself costs: JSON read and given back, whatever the path. */
function echo(): Handler {
  const app = new Hono();
  app.get('*', (c) => c.json(view));
  app.post('*', async (c) => c.json(await c.req.json<object>()));
  return app.fetch;
}

/** What durability costs without anything shared: one row, one commit, synced to disk. */
function durableInsert(file: string): Handler {
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table row (body text)');
  const insert = database.prepare('insert into row values (?)');
  const app = new Hono();
  app.post('*', async (c) => {
    const body = await c.req.text();
    insert.run(body);
    return c.body(body);
  });
  return app.fetch;
}

/** @param delivers whether its events are taken while it serves */
async function proxy(place: string, delivers: boolean): Promise<Handler> {
  const { fetch, start } = createProxy({
    ...proxyOptions,
    ...(delivers && { onEvent: () => undefined }),
    store: place.startsWith('postgresql:')
      ? await openPostgresStore({ connectionString: place })
      : await openSqliteStore({ file: place }),
  });
  if (delivers) start();
  return fetch;
}

const [, , kind = '', file = ''] = process.argv;
const servers: Readonly<Record<string, () => Handler | Promise<Handler>>> = {
  echo,
  insert: () => durableInsert(file),
  least: () => leastThatIsDurable(file),
  proxy: () => proxy(file, false),
  delivering: () => proxy(file, true),
};
const fetch = await servers[kind]?.();
if (!fetch) throw new Error(`There is no server ${kind}.`);

serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }));
process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ residentBytes: process.memoryUsage().rss, cpuMicros: user + system });
});
process.on('disconnect', () => process.exit());
