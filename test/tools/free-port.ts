import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port to listen on, for what must know it before it listens. Below those that systems hand out by themselves: of
 * them, one that was free a moment ago may be some connection's by now.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 20_000);
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
