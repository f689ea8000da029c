import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';

const [first, count] = [11_000, 20_000];
/** Begins elsewhere in each process: drawn by lot, a port was now and then given to two tests at once. */
let next = (process.pid * 16) % count;

/**
 * A port to listen on, for what must know it before it listens. Below those that systems hand out by themselves: of
 * them, one that was free a moment ago may be some connection's by now.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + next;
    next = (next + 1) % count;
    const server = createServer();
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
