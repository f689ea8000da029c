import type { ClientConfig } from 'pg';
import type { PgDriver } from './load-pg.ts';

export interface ConnectionSettings {
  readonly connectionString: string;
  /** How long to wait for a connection, and for an answer; 0 waits for answers without end. */
  readonly timeoutMs: number;
}

export interface PoolSettings extends ConnectionSettings {
  readonly maxConnections: number;
  /** How long a connection that nobody uses is kept. Default: the driver's 10 s. */
  readonly idleTimeoutMs?: number;
}

const bigintOid = 20;

/** Every bigint of ours is a time, an amount, a version or a sequence, all of them safe integers when written. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} in the database is no safe integer.`);
  return value;
}

/** Of this store's connections alone: the driver's own table of types is shared by everybody in the process. */
function typesWithNumbers(pg: PgDriver): NonNullable<ClientConfig['types']> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(bigintOid, safeInteger);
  return types;
}

/** What the server gives up first, with an answer, is given up a little later here, when even that does not come. */
const answerMarginMs = 2000;

export const clientConfig = (
  pg: PgDriver,
  { connectionString, timeoutMs }: ConnectionSettings,
): ClientConfig => ({
  connectionString,
  types: typesWithNumbers(pg),
  connectionTimeoutMillis: timeoutMs || 10_000,
  ...(timeoutMs > 0 && { query_timeout: timeoutMs + answerMarginMs }),
  keepAlive: true,
  application_name: 'ipay-deposit',
});

/**
 * The first thing said on a connection, rather than options of the connection, which poolers refuse:
 * an acknowledged commit is on disk, whatever the database's default is; and an instance that froze in the middle
 * of a transaction does not keep its locks. Who counts waits for the row and reads it anew, which stricter isolation
 * answers with an error, and a busy counter with one after the other.
 */
export const sessionSettings = (timeoutMs: number): string => `
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off';
  set default_transaction_isolation = 'read committed';
  set statement_timeout = ${timeoutMs};
  set idle_in_transaction_session_timeout = ${timeoutMs}`;
