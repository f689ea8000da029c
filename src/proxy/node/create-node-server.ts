import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { nodeHandler } from './node-handler.ts';
import type { FetchProxy } from './node-handler.ts';

export interface NodeServerOptions {
  /** How long a caller may take to send the headers. Default: 10 seconds. */
  readonly headersTimeoutMs?: number;
  /** How long a caller may take to send all of a request. Default: 20 seconds. */
  readonly requestTimeoutMs?: number;
}

/** Larger than any header a browser or gateway sends us: a token, an origin, a type. */
const maxHeaderBytes = 8 * 1024;

/** How often Node looks for callers that are too slow; its own default is half a minute. */
const slowCheckEveryMs = 500;

/** Longer than load balancers keep an idle connection (60 s is common), so that it is they who let go first. */
const keepAliveMs = 65_000;

export interface NodeServer {
  /** For you to `listen` with. */
  readonly server: Server;
  /** Takes no new connection and resolves when every answer under way is out and every handler has ended. */
  readonly drain: () => Promise<void>;
}

/**
 * The proxy as an HTTP server that slow, huge or endless callers cannot hold up, and that can end without cutting
 * anybody off. To stop, call `drain` and the proxy's `stop` at once: one waits for long polls, the other answers them.
 */
export function createNodeServer(
  { fetch }: FetchProxy,
  { headersTimeoutMs = 10_000, requestTimeoutMs = 20_000 }: NodeServerOptions = {},
): NodeServer {
  const handlers = new Set<Promise<Response>>();
  let draining = false;

  const answer = async (request: Request): Promise<Response> => {
    const handler = fetch(request);
    handlers.add(handler);
    try {
      const response = await handler;
      // Said to whoever keeps the connection, or it would stay open until it times out.
      if (draining) response.headers.set('connection', 'close');
      return response;
    } finally {
      handlers.delete(handler);
    }
  };
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: Math.max(headersTimeoutMs, requestTimeoutMs),
      connectionsCheckingInterval: slowCheckEveryMs,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: maxHeaderBytes,
    },
    nodeHandler({ fetch: answer }),
  );

  return {
    server,
    async drain() {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // A payer may have gone while the gateway was being asked for it: the connection is closed, the work is not.
      while (handlers.size > 0) await Promise.allSettled(handlers);
      await closed;
    },
  };
}
