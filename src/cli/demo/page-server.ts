import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import sirv from 'sirv';

type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A page as strict as a careful merchant's: what works here works there. */
const contentSecurityPolicy = (frameUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src 'self' ${frameUrl}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');

export interface PageServer {
  readonly server: Server;
  /** Says who answers below which path, once the address is known. */
  mount(handlers: Readonly<Record<string, FetchHandler>>, frameUrl: string): void;
}

/** Serves the built page from `folder`, and Fetch handlers below their paths. */
export function createPageServer(folder: string): PageServer {
  type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;
  let listeners: (readonly [string, Listener])[] = [];
  let policy = '';
  const files = sirv(folder, {
    etag: true,
    // Looked up for each request: a second `npm start` builds the page anew, and a file that is gone ends the process.
    dev: true,
    setHeaders: (response) => {
      response.setHeader('content-security-policy', policy);
      response.setHeader('referrer-policy', 'no-referrer');
      response.setHeader('x-content-type-options', 'nosniff');
    },
  });

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const listener = listeners.find(([prefix]) => path.startsWith(`${prefix}/`))?.[1];
    if (listener) {
      void listener(request, response);
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    });
  });
  return {
    server,
    mount(handlers, frameUrl) {
      policy = contentSecurityPolicy(frameUrl);
      listeners = Object.entries(handlers).map(([prefix, handler]) => [prefix, getRequestListener(handler)]);
    },
  };
}
