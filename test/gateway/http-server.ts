import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { freePort } from '../tools/free-port.ts';
import { serveOnLoopback } from '../tools/listen-on-loopback.ts';

export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface HttpServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
}

/** A real server on a free loopback port that answers as told, until the test is over. */
export async function startHttpServer(
  t: TestContext,
  answer: (response: ServerResponse) => void,
): Promise<HttpServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url = '', headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response);
    });
  });
  return { url: await serveOnLoopback(t, server), requests };
}

/** A loopback address where nothing listens. */
export const unusedUrl = async (): Promise<string> => `http://127.0.0.1:${await freePort()}`;
