import { createSecureServer } from 'node:http2';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { listenOnLoopback } from '../../test/tools/listen-on-loopback.ts';
import { openSlowLink } from './slow-link.ts';
import type { Line } from './slow-link.ts';

export interface Shop {
  readonly url: string;
  readonly close: () => void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

/** What a shop's server is today: HTTP/2 over TLS, compressed; to be kept by nobody. Reached by the line given. */
export async function serveShop(files: ReadonlyMap<string, string>, line: Line): Promise<Shop> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const bodies = new Map([...files].map(([path, text]) => [path, brotliCompressSync(text)]));
  const server = createSecureServer({ key, cert }, (request, response) => {
    const { pathname } = new URL(request.url, 'https://localhost');
    const body = bodies.get(pathname);
    if (!body) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': types[extname(pathname)] ?? 'application/json',
      'cache-control': 'no-store',
      'content-encoding': 'br',
    });
    response.end(body);
  });
  const link = await openSlowLink(await listenOnLoopback(server), line);
  return {
    url: `https://localhost:${link.port}`,
    close() {
      link.close();
      server.close();
    },
  };
}
