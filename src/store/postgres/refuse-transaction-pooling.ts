import type { Client } from 'pg';
import { StoreError } from '../store-error.ts';
import { answerOfError } from './answer-of-error.ts';
import { clientConfig } from './connection-settings.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';

/** Others may take the connection that would have shown it. */
const tries = 3;

async function processOf(client: Client): Promise<unknown> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}

/** Whether one of two connections is served by what served the other, or by something else than before. */
async function isShared(one: Client, other: Client): Promise<boolean> {
  const before = await processOf(one);
  await other.query('begin');
  try {
    // Asked only while they differ: the one would wait for the other's transaction where there is nobody else.
    return (await processOf(other)) === before || (await processOf(one)) !== before;
  } finally {
    await other.query('rollback');
  }
}

/**
 * Finds a pooler that lends connections for one transaction at a time. What is said once to a connection would be said
 * to somebody else's: which channel it listens to, which statement it has prepared under a name, and that an
 * acknowledged commit is on disk.
 *
 * @throws {StoreError} `store_unavailable`
 */
export async function refuseTransactionPooling(pg: PgDriver, settings: ConnectionSettings): Promise<void> {
  const config = clientConfig(pg, settings);
  const [one, other] = [new pg.Client(config), new pg.Client(config)];
  try {
    for (const client of [one, other]) {
      // Without a listener a connection that is lost would end the process; the query in hand gets the error.
      client.on('error', () => undefined);
      await client.connect();
    }
    for (let count = 0; count < tries; count++) {
      if (await isShared(one, other)) {
        throw new StoreError(
          'store_unavailable',
          'The database is reached through a pooler that pools by transaction. Let it pool by session, or name the database itself.',
        );
      }
    }
  } catch (error) {
    throw error instanceof StoreError ? error : answerOfError(error);
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}
