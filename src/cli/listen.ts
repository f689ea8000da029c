import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from './command-error.ts';

const loopback = '127.0.0.1';

/**
 * Listens on this machine only.
 *
 * @param port 0 takes any free one
 * @returns the address, such as `http://127.0.0.1:4173`
 * @throws {CommandError} when the port is taken
 */
export async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. Stop it, or choose another port with --port.`;
      reject(error.code === 'EADDRINUSE' ? new CommandError(taken) : error);
    });
    server.listen(port, loopback, resolve);
  });
  // A TCP server's address is an object; only pipes have a string.
  return `http://${loopback}:${(server.address() as AddressInfo).port}`;
}
