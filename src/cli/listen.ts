import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from './command-error.ts';

const loopback = '127.0.0.1';

export interface ListenOptions {
  /** Default: this machine only. */
  readonly host?: string;
  /** How to choose another port, for whoever finds this one taken. */
  readonly anotherPort?: string;
}

/**
 * Listens on this machine only, unless another host is named.
 *
 * @param port 0 takes any free one
 * @returns the address, such as `http://127.0.0.1:4173`
 * @throws {CommandError} when the port is taken or not ours to take
 */
export async function listen(
  server: Server,
  port: number,
  { host = loopback, anotherPort = 'choose another port with --port' }: ListenOptions = {},
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program. Stop it, or ${anotherPort}.`
          : `Nothing can listen on ${host}, port ${port} (${error.code ?? error.message}). Choose another.`;
      reject(new CommandError(message));
    });
    server.listen(port, host, resolve);
  });
  // A TCP server's address is an object; only pipes have a string.
  const { port: taken } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
}
