import { createServer } from 'node:http';
import type { TestContext } from 'node:test';
import sirv from 'sirv';
import { serveOnLoopback } from '../tools/listen-on-loopback.ts';

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
  return (await serveOnLoopback(t, server)) + path;
}
