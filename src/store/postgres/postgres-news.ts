import { sql } from 'kysely';
import type { NewsChannel } from '../sql/news-channel.ts';
import type { Watchers } from '../sql/watchers.ts';
import { clientConfig } from './connection-settings.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';
import { NewsListener } from './news-listener.ts';

const channel = 'ipay_deposit_changed';

/** Tells the other instances by NOTIFY, which PostgreSQL sends out with the commit. */
export function announceAs(instance: string): NewsChannel['announce'] {
  return async (transaction, ids) => {
    for (const id of ids) {
      await sql`select pg_notify(${channel}, ${`${instance} ${id}`})`.execute(transaction);
    }
  };
}

/** Tells the other instances, and listens to them. */
export async function openPostgresNews(
  pg: PgDriver,
  settings: ConnectionSettings,
  watchers: Watchers,
): Promise<NewsChannel> {
  // Our own watchers are told directly, also while nobody listens; the echo of that is left out.
  const instance = crypto.randomUUID();
  const listener = new NewsListener({
    newClient: () => new pg.Client(clientConfig(pg, settings)),
    channel,
    onNews(payload) {
      const [sender, id = ''] = payload.split(' ', 2);
      if (sender !== instance) watchers.notify(id);
    },
    onMissed: () => watchers.notifyAll(),
  });
  await listener.start();
  return { announce: announceAs(instance), close: () => listener.stop() };
}
