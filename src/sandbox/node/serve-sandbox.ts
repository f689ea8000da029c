import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { isConnectionReset } from '../connection-reset.ts';
import { createSandbox } from '../create-sandbox.ts';
import { memoryJournal } from '../memory-journal.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { sqliteJournal } from './sqlite-journal.ts';

export interface ServeSandboxOptions extends Omit<SandboxOptions, 'journal'> {
  /** 0 takes any free one. */
  readonly port: number;
  /** Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string | undefined;
  /** Where the journal is kept over restarts. Default: nowhere. */
  readonly journalFile?: string | undefined;
}

export interface ServedSandbox {
  /** `http://127.0.0.1:4010`, without a slash at the end. */
  readonly url: string;
  /** Frees the port and ends everything under way. Postbacks still owed wait in the journal file. */
  close(): Promise<void>;
}

/** The sandbox cannot listen. */
export class SandboxListenError extends Error {
  override readonly name = 'SandboxListenError';
  readonly code: 'port_taken' | 'listen_failed';

  constructor(code: SandboxListenError['code'], message: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

function listenError(error: unknown, host: string, port: number): SandboxListenError {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const message = `Port ${port} on ${host} is taken. Stop what listens there, or give the sandbox another port.`;
    return new SandboxListenError('port_taken', message, error);
  }
  return new SandboxListenError('listen_failed', `The sandbox cannot listen on ${host}:${port}.`, error);
}

/**
 * Runs a sandbox as an HTTP server of this process.
 *
 * @throws {SandboxListenError} `port_taken` or `listen_failed`
 * @throws {SandboxOptionsError} when an option is empty or no URL
 */
export async function serveSandbox(options: ServeSandboxOptions): Promise<ServedSandbox> {
  const { port, host = '127.0.0.1', journalFile, ...sandboxOptions } = options;
  const file = journalFile === undefined ? undefined : sqliteJournal(journalFile);
  const sandbox = createSandbox({ ...sandboxOptions, journal: file ?? memoryJournal() });

  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    async fetch(request, env) {
      const response = await sandbox.fetch(request);
      if (!isConnectionReset(response)) return response;
      // The adapter's type allows HTTP/2; createAdaptorServer without options makes an HTTP/1 server.
      (env as HttpBindings).incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve());
    });
  } catch (error) {
    file?.close();
    throw listenError(error, host, port);
  }
  sandbox.start();

  // A TCP server's address is an object; only pipes have a string.
  const address = server.address() as AddressInfo;
  const urlHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${urlHost}:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sandbox.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      file?.close();
    },
  };
}
