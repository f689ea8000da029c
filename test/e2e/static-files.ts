import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import sirv from 'sirv';

/** A host of files alone, with the built demo below a path of it. */
export async function serveStatically(t: TestContext, path: string): Promise<string> {
  const files = sirv('dist-demo', { dev: true });
  const server = createServer((request, response) => {
    const notFound = (): void => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    };
    if (!request.url?.startsWith(path)) {
      notFound();
      return;
    }
    request.url = request.url.slice(path.length - 1);
    files(request, response, notFound);
  });
  t.after(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is an object; only pipes have a string.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
}
