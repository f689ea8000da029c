import { after, before } from 'node:test';
import pg from 'pg';
import type { EmbeddedServer } from '../tools/embedded-postgres.ts';

/** Nobody restarts a server that is somebody else's. */
type RunningServer = Omit<EmbeddedServer, 'restart'> & Partial<EmbeddedServer>;

async function startServer(): Promise<RunningServer> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { adminUrl: given, stop: () => Promise.resolve() };
  const said: string[] = [];
  try {
    const { startEmbeddedPostgres } = await import('../tools/embedded-postgres.ts');
    return await startEmbeddedPostgres({ isSynced: false, onSaid: (line) => said.push(line) });
  } catch (cause) {
    throw new Error(
      'No PostgreSQL could be started on this machine from the package embedded-postgres. Give the tests a ' +
        `server of yours by DATABASE_URL, as a user who may create databases. It said: ${said.slice(-5).join(' ')}`,
      { cause },
    );
  }
}

/** A real PostgreSQL for the tests of one file: an embedded one, or the one of `DATABASE_URL`. */
export interface PostgresServer {
  /**
   * An empty database of its own, as a connection string.
   *
   * @param options of `create database`
   */
  readonly newDatabase: (options?: string) => Promise<string>;
  /** Asks a database directly, beside the store. */
  readonly rows: (url: string, sql: string) => Promise<Record<string, unknown>[]>;
  /** Ends every connection to a database from the server's side. */
  readonly killConnections: (url: string) => Promise<void>;
  readonly restart: () => Promise<void>;
}

/** Starts before the first test of the file that calls it, and stops after the last. */
export function postgresServer(): PostgresServer {
  let server: RunningServer | undefined;
  const databases: string[] = [];
  before(async () => (server = await startServer()));
  after(async () => {
    for (const name of databases) {
      await rows(running().adminUrl, `drop database if exists ${name} with (force)`);
    }
    await server?.stop();
  });

  const running = (): RunningServer => {
    if (!server) throw new Error('PostgreSQL is not running.');
    return server;
  };

  const rows = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  return {
    async newDatabase(options = '') {
      const name = `ipay_test_${crypto.randomUUID().replaceAll('-', '')}`;
      await rows(running().adminUrl, `create database ${name} ${options}`);
      databases.push(name);
      const url = new URL(running().adminUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    rows,
    async killConnections(url) {
      const name = new URL(url).pathname.slice(1);
      await rows(
        running().adminUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
    },
    async restart() {
      const { restart } = running();
      if (!restart)
        throw new Error('The server of DATABASE_URL is not ours to restart. Leave the variable out.');
      await restart();
    },
  };
}
