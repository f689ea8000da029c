import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';
import { answerOfError, sqlStateOf } from './answer-of-error.ts';
import { clientConfig, sessionSettings } from './connection-settings.ts';
import type { PoolSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';

/** PostgreSQL's text has no NUL. It is replaced, as the driver replaces other characters that do not exist. */
const writable = (parameter: unknown): unknown =>
  typeof parameter === 'string' ? parameter.replaceAll('\0', '\ufffd') : parameter;

/**
 * What one connection answers, and a new one may not: `feature_not_supported` to a statement it prepared before a newer
 * instance changed the table, `read_only_sql_transaction` when another server has taken over from the one it was made
 * to.
 */
const staleConnection: ReadonlySet<string> = new Set(['0A000', '25006']);

/** Statements that are kept prepared on each connection; the store has far fewer different ones. */
const maxPrepared = 200;

/**
 * Names each statement, so that a connection that has prepared one runs it without reading and planning it anew:
 * for those of the store, that costs the server more than running them. A name is of what the statement says: a
 * connection that comes from somebody else, by a pooler that did not clean it, runs no other one under it.
 */
function createStatementNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= maxPrepared) return known;
    const name = `ipay_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}

/** A connection that answers with the store's errors, and is thrown away once it failed to answer at all. */
function storeClient(client: PoolClient, nameOf: (sql: string) => string | undefined): PostgresPoolClient {
  let lost: Error | undefined;
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    // Also the rollback after a lost connection: it would wait behind the query that is never answered.
    if (lost) throw lost;
    try {
      const name = parameters.length > 0 ? nameOf(sql) : undefined;
      return await client.query({ ...(name && { name }), text: sql, values: parameters.map(writable) });
    } catch (error) {
      const answer = answerOfError(error);
      const sqlState = sqlStateOf(error);
      if (sqlState === undefined || staleConnection.has(sqlState)) lost = answer;
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
export function storePool(pg: PgDriver, settings: PoolSettings): PostgresPool {
  const { maxConnections, idleTimeoutMs } = settings;
  const pool = new pg.Pool({
    ...clientConfig(pg, settings),
    max: maxConnections,
    ...(idleTimeoutMs !== undefined && { idleTimeoutMillis: idleTimeoutMs }),
  });
  // Without a listener either event would end the process. The query in hand gets the error, and a connection
  // without one is replaced when it is needed.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prepared = new WeakSet<PoolClient>();
  const nameOf = createStatementNames();

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      let client: PoolClient | undefined;
      try {
        client = await pool.connect();
        if (!prepared.has(client)) await client.query(sessionSettings(settings.timeoutMs));
        prepared.add(client);
        return storeClient(client, nameOf);
      } catch (error) {
        client?.release(true);
        throw answerOfError(error);
      }
    },
  };
}
