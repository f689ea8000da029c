import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';
import { answerOfError, sqlStateOf } from './answer-of-error.ts';
import { clientConfig, sessionSettings } from './connection-settings.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';

/** PostgreSQL's text has no NUL. It is replaced, as the driver replaces other characters that do not exist. */
const writable = (parameter: unknown): unknown =>
  typeof parameter === 'string' ? parameter.replaceAll('\0', '\ufffd') : parameter;

/** A connection that answers with the store's errors, and is thrown away once it failed to answer at all. */
function storeClient(client: PoolClient): PostgresPoolClient {
  let lost: Error | undefined;
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    // Also the rollback after a lost connection: it would wait behind the query that is never answered.
    if (lost) throw lost;
    try {
      return await client.query(sql, parameters.map(writable));
    } catch (error) {
      const answer = answerOfError(error);
      if (sqlStateOf(error) === undefined) lost = answer;
      throw answer;
    }
  };
  return {
    // Kysely's own type also has cursors, which it only uses for streams, and the store has none.
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || lost !== undefined),
  };
}

/** The driver's pool as Kysely's dialect wants it. Losing any connection at any time harms no process. */
export function storePool(
  pg: PgDriver,
  settings: ConnectionSettings & { readonly maxConnections: number },
): PostgresPool {
  const pool = new pg.Pool({ ...clientConfig(pg, settings), max: settings.maxConnections });
  // Without a listener either event would end the process. The query in hand gets the error, and a connection
  // without one is replaced when it is needed.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prepared = new WeakSet<PoolClient>();

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      let client: PoolClient | undefined;
      try {
        client = await pool.connect();
        if (!prepared.has(client)) await client.query(sessionSettings(settings.timeoutMs));
        prepared.add(client);
        return storeClient(client);
      } catch (error) {
        client?.release(true);
        throw answerOfError(error);
      }
    },
  };
}
