import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { listenOnLoopback } from '../../test/tools/listen-on-loopback.ts';

/** A line between a phone and a server. */
export interface Line {
  /** There and back, in milliseconds. */
  readonly roundTripMs: number;
  /** To the phone, in bits per second, for all its connections together. */
  readonly bitsPerSecond: number;
}

export interface SlowLink {
  readonly port: number;
  readonly close: () => void;
}

/** What TCP sends at once on a line as slow as these. */
const segmentBytes = 1460;

/** Keeps what it carries in order: each piece leaves when the one before has, and arrives half a round trip later. */
class Direction {
  readonly #line: Line;
  readonly #bytesPerMs: number;
  #freeAtMs = 0;

  constructor(line: Line, bitsPerSecond: number) {
    this.#line = line;
    this.#bytesPerMs = bitsPerSecond / 8000;
  }

  async carry(bytes: number): Promise<void> {
    this.#freeAtMs = Math.max(performance.now(), this.#freeAtMs) + bytes / this.#bytesPerMs;
    await setTimeout(this.#freeAtMs + this.#line.roundTripMs / 2 - performance.now());
  }
}

async function pass(from: Socket, to: Socket, direction: Direction, opened: Promise<unknown>): Promise<void> {
  let arrived = opened;
  from.on('data', (chunk: Buffer) => {
    for (let start = 0; start < chunk.length; start += segmentBytes) {
      const segment = chunk.subarray(start, start + segmentBytes);
      const carried = opened.then(() => direction.carry(segment.length));
      arrived = Promise.all([arrived, carried]).then(() => to.write(segment));
    }
  });
  await new Promise((resolve) => from.once('close', resolve));
  await arrived;
  to.destroySoon();
}

/**
 * A line to a server on this machine. A connection costs the round trips that it costs in life: one to open it, and
 * those of what is said over it, TLS among them. What the browser's own emulation delays are requests, as if every
 * connection were open.
 */
export async function openSlowLink(targetPort: number, line: Line): Promise<SlowLink> {
  const [down, up] = [new Direction(line, line.bitsPerSecond), new Direction(line, line.bitsPerSecond / 2)];
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const opened = setTimeout(line.roundTripMs);
    for (const socket of [near, far]) {
      sockets.add(socket);
      // A visit that ends resets its connections.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    void pass(near, far, up, opened);
    void pass(far, near, down, opened);
  });
  return {
    port: await listenOnLoopback(server),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
