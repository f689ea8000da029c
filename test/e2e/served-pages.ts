import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';

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

/** Serves files by their paths, compressed as a shop's server would, and to be kept by nobody. */
export async function servePages(files: ReadonlyMap<string, string>): Promise<PageServer> {
  const compressed = new Map([...files].map(([path, text]) => [path, brotliCompressSync(text)]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = compressed.get(pathname);
    response.writeHead(body ? 200 : 404, {
      'content-type': types[pathname.slice(pathname.lastIndexOf('.') + 1)] ?? 'application/json',
      'cache-control': 'no-store',
      ...(body && { 'content-encoding': 'br' }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    // Not by its number: a browser takes brotli from `localhost` without TLS.
    url: `http://localhost:${port}`,
    close: () => server.close(),
  };
}
