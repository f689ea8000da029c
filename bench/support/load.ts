import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What a load found. Times are milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answers: number;
}

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly durationMs: number;
  /** The next request as bytes; `undefined` ends the load early. */
  readonly next: () => Buffer | undefined;
}

/** One HTTP/1.1 request, ready to be written. */
export function httpRequest(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Buffer {
  const all = {
    host: 'localhost',
    ...headers,
    ...(body && { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

/** The length of the first whole answer in the bytes read so far, or nothing. Throws on any status but 200 and 201. */
function wholeAnswer(bytes: Buffer): number | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  if (!head.startsWith('HTTP/1.1 20')) throw new Error(`An answer under load: ${bytes.toString()}`);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without a length: ${head}`);
  const end = headEnd + 4 + Number(length);
  return bytes.length >= end ? end : undefined;
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

function runConnection(
  socket: Socket,
  next: LoadOptions['next'],
  endsAt: number,
  times: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    let sentAt = 0;
    const send = (): void => {
      const request = performance.now() < endsAt ? next() : undefined;
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      try {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const end = wholeAnswer(received);
        if (end === undefined) return;
        times.push(performance.now() - sentAt);
        received = received.subarray(end);
        send();
      } catch (error) {
        socket.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    send();
  });
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/**
 * Sends one request after the other on each connection. Written on bare sockets, because a general client costs
 * more than the servers it measures, and would make all of them look alike.
 */
export async function load({ port, connections, durationMs, next }: LoadOptions): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const times: number[] = [];
  const startedAt = performance.now();
  await Promise.all(sockets.map((socket) => runConnection(socket, next, startedAt + durationMs, times)));
  const tookMs = performance.now() - startedAt;
  times.sort((a, b) => a - b);
  return {
    perSecond: (1000 * times.length) / tookMs,
    p50Ms: at(times, 0.5),
    p99Ms: at(times, 0.99),
    answers: times.length,
  };
}

/** The middle of several rounds. */
export const median = (values: readonly number[]): number =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  );
