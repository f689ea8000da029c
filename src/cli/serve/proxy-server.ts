import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export interface ProxyServerOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
}

/** Larger than any header a browser or gateway sends us: a token, an origin, a type. */
const maxHeaderBytes = 8 * 1024;

/** How often Node looks for callers that are too slow; its own default is half a minute. */
const slowCheckEveryMs = 500;

/** Longer than load balancers keep an idle connection (60 s is common), so that it is they who let go first. */
const keepAliveMs = 65_000;

export interface ProxyServer {
  readonly server: Server;
  /** Takes no new connection and resolves when every answer under way is out and every handler has ended. */
  readonly drain: () => Promise<void>;
}

/** An HTTP server that slow, huge or endless callers cannot hold up, and that can end without cutting anybody off. */
export function createProxyServer({
  fetch,
  headersTimeoutMs,
  requestTimeoutMs,
}: ProxyServerOptions): ProxyServer {
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
  // Without options of its own the adapter makes an HTTP/1 server.
  const server = createAdaptorServer({
    fetch: answer,
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: headersTimeoutMs,
      requestTimeout: Math.max(headersTimeoutMs, requestTimeoutMs),
      connectionsCheckingInterval: slowCheckEveryMs,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: maxHeaderBytes,
    },
  }) as Server;

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
