import { createHash, randomUUID } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';
import { ConcurrentChangeError } from '../concurrent-change-error.ts';
import { answerOfError, sqlStateOf } from './answer-of-error.ts';
import { clientConfig, sessionSettings } from './connection-settings.ts';
import type { PoolSettings } from './connection-settings.ts';
import type { PgDriver } from './load-pg.ts';

/** PostgreSQL's text has no NUL. It is replaced, as the driver replaces other characters that do not exist. */
const writable = (parameter: unknown): unknown =>
  typeof parameter === 'string' ? parameter.replaceAll('\0', '\ufffd') : parameter;

/** The server that a connection was made to only reads: another one has taken over from it. */
const readOnly = '25006';

/** To a statement that was prepared before a newer instance changed the table. */
const changedSincePrepared = '0A000';

/** Statements that are kept prepared on each connection; the store has far fewer different ones. */
const maxPrepared = 200;

interface StatementNames {
  readonly of: (sql: string) => string | undefined;
  /** From now on each has another name: what connections have prepared is good no more. */
  readonly change: () => void;
}

/**
 * Names each statement, so that a connection that has prepared one runs it without reading and planning it anew:
 * for those of the store, that costs the server more than running them. A name is of what the statement says: a
 * connection that comes from somebody else, by a pooler that did not clean it, runs no other one under it.
 */
function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  let salt = '';
  return {
    of(sql) {
      const known = names.get(sql);
      if (known !== undefined || names.size >= maxPrepared) return known;
      const digest = createHash('sha256').update(salt).update(sql).digest('hex');
      const name = `ipay_${digest.slice(0, 32)}`;
      names.set(sql, name);
      return name;
    },
    change() {
      names.clear();
      salt = randomUUID();
    },
  };
}

/** A connection that answers with the store's errors, and is thrown away once it failed to answer at all. */
function storeClient(client: PoolClient, names: StatementNames): PostgresPoolClient {
  let lost: Error | undefined;
  let isInTransaction = false;

  async function run(sql: string, values: readonly unknown[]): Promise<unknown> {
    const name = values.length > 0 ? names.of(sql) : undefined;
    try {
      return await client.query({ ...(name && { name }), text: sql, values: [...values] });
    } catch (error) {
      if (name === undefined || sqlStateOf(error) !== changedSincePrepared) throw error;
      names.change();
      if (!isInTransaction) return client.query({ text: sql, values: [...values] });
      throw new ConcurrentChangeError('A newer instance has changed the table.', { cause: error });
    }
  }

  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    // Also the rollback after a lost connection: it would wait behind the query that is never answered.
    if (lost) throw lost;
    try {
      const result = await run(sql, parameters.map(writable));
      if (/^(?:begin|start transaction)\b/.test(sql)) isInTransaction = true;
      if (/^(?:commit|rollback)$/.test(sql)) isInTransaction = false;
      return result;
    } catch (error) {
      if (error instanceof ConcurrentChangeError) throw error;
      const answer = answerOfError(error);
      const sqlState = sqlStateOf(error);
      if (sqlState === undefined || sqlState === readOnly) lost = answer;
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
  const names = createStatementNames();

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      let client: PoolClient | undefined;
      try {
        client = await pool.connect();
        if (!prepared.has(client)) await client.query(sessionSettings(settings.timeoutMs));
        prepared.add(client);
        return storeClient(client, names);
      } catch (error) {
        client?.release(true);
        throw answerOfError(error);
      }
    },
  };
}
