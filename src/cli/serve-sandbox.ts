import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createSandbox, isConnectionReset, memoryJournal } from '../sandbox/index.ts';
import type { SandboxOptions } from '../sandbox/index.ts';
import { sqliteJournal } from '../sandbox/node/sqlite-journal.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './listen.ts';

export interface ServeSandboxOptions extends Omit<SandboxOptions, 'journal'>, ListenOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Where the journal is kept over restarts. Default: nowhere. */
  readonly journalFile?: string;
}

export interface ServedSandbox {
  /** `http://127.0.0.1:4010`, without a slash at the end. */
  readonly url: string;
  /** Frees the port and ends everything under way. Postbacks still owed wait in the journal file. */
  close(): Promise<void>;
}

/**
 * Runs a sandbox as an HTTP server of this process.
 *
 * @throws {CommandError} when the port is taken or not ours to take
 * @throws {SandboxOptionsError} when an option is empty or no URL
 */
export async function serveSandbox(options: ServeSandboxOptions): Promise<ServedSandbox> {
  const { port, journalFile, ...sandboxOptions } = options;
  const file = journalFile === undefined ? undefined : sqliteJournal(journalFile);
  const sandbox = createSandbox({ ...sandboxOptions, journal: file ?? memoryJournal() });
  const listener = getRequestListener(
    async (request, { incoming }) => {
      const response = await sandbox.fetch(request);
      if (!isConnectionReset(response)) return response;
      incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((request, response) => void listener(request, response));
  let url: string;
  try {
    url = await listen(server, port, options);
  } catch (error) {
    file?.close();
    throw error;
  }
  sandbox.start();

  return {
    url,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sandbox.stop();
      server.closeAllConnections();
      await closed;
      file?.close();
    },
  };
}
