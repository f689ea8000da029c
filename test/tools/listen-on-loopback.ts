import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

/** @returns the port that was free and is the server's now */
export async function listenOnLoopback(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is an object; only pipes have a string.
  return (server.address() as AddressInfo).port;
}

/**
 * Opens a server until the test is over.
 *
 * @returns its address, such as `http://127.0.0.1:41731`
 */
export async function serveOnLoopback(
  t: { readonly after: (end: () => void) => void },
  server: HttpServer,
): Promise<string> {
  t.after(() => closeAtOnce(server));
  return `http://127.0.0.1:${await listenOnLoopback(server)}`;
}

/** Waits for no connection that is kept alive. */
export function closeAtOnce(server: HttpServer): void {
  server.close();
  server.closeAllConnections();
}
