import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';

export type GatewayCallName = 'create' | 'activate' | 'withdraw';

/** What the gateway does with one request: answers, or does to the connection what a network does. */
export type Behaviour = (response: ServerResponse) => void;

const good: Record<GatewayCallName, unknown> = {
  create: { status: 'ok', params: { identifier: '0771234567' } },
  activate: { status: 'ok', deposit: true, deposit_amount: 1000 },
  withdraw: { status: 'ok' },
};

/** What a good answer looks like, for faults that are made of one. */
const goodText = (call: GatewayCallName): string => JSON.stringify(good[call]);

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
const tenMegabytes = Buffer.alloc(10 * 1024 * 1024, ' ');

/**
 * Every way the gateway, or the network before it, fails after the request has left. The body is always a good
 * answer where there is one at all: whoever believes it is wrong.
 *
 * @param elsewhere where redirects point
 */
export const faults = (call: GatewayCallName, elsewhere: string): Readonly<Record<string, Behaviour>> => ({
  'a time-out before the answer begins': () => undefined,
  'a time-out in the middle of the answer': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(goodText(call).slice(0, 10));
  },
  'a reset': (response) => response.socket?.resetAndDestroy(),
  'a 500 with a page': (response) => response.writeHead(500).end('<html>Whoops</html>'),
  'a 500 that says ok': (response) => response.writeHead(500).end(goodText(call)),
  'a cut answer': (response) => {
    const text = goodText(call);
    response.writeHead(200, { 'content-length': String(text.length + 20) });
    response.write(text, () => response.destroy());
  },
  'an answer of 10 MB': (response) =>
    response.end(Buffer.concat([Buffer.from(goodText(call)), tenMegabytes])),
  'a gzip bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  'a 302': (response) => response.writeHead(302, { location: elsewhere }).end(goodText(call)),
  'a 307': (response) => response.writeHead(307, { location: elsewhere }).end(goodText(call)),
  'a 429': (response) => response.writeHead(429, { 'retry-after': '1' }).end(goodText(call)),
  'an unknown status': (response) => response.end('{"status":"processing"}'),
  'HTML with 200': (response) => response.end('<html>Just a moment</html>'),
});

function callAt(url: string): GatewayCallName | undefined {
  const { pathname } = new URL(url, 'http://gateway');
  if (pathname === '/v2/withdrawal/create') return 'withdraw';
  if (pathname === '/api/v1/transaction/activate') return 'activate';
  return pathname.startsWith('/api/v1/transaction/create/') ? 'create' : undefined;
}

/** Where redirects point: another server, which notes all that comes. */
export interface Elsewhere {
  readonly url: string;
  readonly requests: string[];
  close(): void;
}

/** Answers as the gateway would, to whoever comes. */
export async function startElsewhere(): Promise<Elsewhere> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.end('{"status":"ok","params":{"identifier":"0770000000"}}');
  });
  return {
    url: `http://127.0.0.1:${await listenOnLoopback(server)}/`,
    requests,
    close() {
      closeAtOnce(server);
    },
  };
}

export interface LoopbackGateway {
  readonly url: string;
  /** The requests of each call, as they came. */
  readonly requests: Record<GatewayCallName, { readonly url: string; readonly body: string }[]>;
  /** What is done with the next requests of a call, until it is set again; `undefined` answers well. */
  readonly behave: Partial<Record<GatewayCallName, Behaviour | undefined>>;
  /** How often anything else was asked for, such as where a redirect points. */
  readonly strays: string[];
  close(): void;
}

/** A gateway behind a real socket on this machine. */
export async function startLoopbackGateway(): Promise<LoopbackGateway> {
  const requests: LoopbackGateway['requests'] = { create: [], activate: [], withdraw: [] };
  const behave: LoopbackGateway['behave'] = {};
  const strays: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = request.url ?? '';
      const call = callAt(url);
      if (!call) {
        strays.push(url);
        response.end(goodText('activate'));
        return;
      }
      requests[call].push({ url, body: Buffer.concat(chunks).toString() });
      const answer = behave[call] ?? ((to: ServerResponse) => to.end(goodText(call)));
      answer(response);
    });
  });
  return {
    url: `http://127.0.0.1:${await listenOnLoopback(server)}`,
    requests,
    behave,
    strays,
    close() {
      closeAtOnce(server);
    },
  };
}
