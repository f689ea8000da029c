import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import { listenOnLoopback } from '../tools/listen-on-loopback.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

export interface PageServer {
  readonly url: string;
  readonly close: () => void;
}

/** A file, or what makes its pieces as they are to go out. */
type Served = string | (() => AsyncIterable<string>);

/** Serves files by their paths, whole ones compressed as a shop's server would, and to be kept by nobody. */
export async function servePages(files: ReadonlyMap<string, Served>): Promise<PageServer> {
  const bodies = new Map(
    [...files].map(([path, served]) => [
      path,
      typeof served === 'string' ? brotliCompressSync(served) : served,
    ]),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = bodies.get(pathname);
    response.writeHead(body ? 200 : 404, {
      'content-type': types[pathname.slice(pathname.lastIndexOf('.') + 1)] ?? 'application/json',
      'cache-control': 'no-store',
      ...(Buffer.isBuffer(body) && { 'content-encoding': 'br' }),
    });
    if (typeof body === 'function') Readable.from(body()).pipe(response);
    else response.end(body);
  });
  return {
    // Not by its number: a browser takes brotli from `localhost` without TLS.
    url: `http://localhost:${await listenOnLoopback(server)}`,
    close: () => server.close(),
  };
}
