import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from './command-error.ts';

const loopback = '127.0.0.1';

/** @param anotherPort how to choose another port, such as `choose another port with --port` */
export const takenPort = (port: number, anotherPort: string): string =>
  `Port ${port} is taken by another program. Stop it, or ${anotherPort}.`;

/**
 * Listens on this machine only.
 *
 * @param port 0 takes any free one
 * @param anotherPort how to choose another port, for whoever finds this one taken
 * @returns the address, such as `http://127.0.0.1:4173`
 * @throws {CommandError} when the port is taken
 */
export async function listen(
  server: Server,
  port: number,
  anotherPort = 'choose another port with --port',
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new CommandError(takenPort(port, anotherPort)) : error);
    });
    server.listen(port, loopback, resolve);
  });
  // A TCP server's address is an object; only pipes have a string.
  return `http://${loopback}:${(server.address() as AddressInfo).port}`;
}
