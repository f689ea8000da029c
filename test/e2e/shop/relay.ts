import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { listenOnLoopback } from '../../tools/listen-on-loopback.ts';

/**
 * - `up`: passes everything on
 * - `silent`: keeps connections and passes nothing on until it is `up` again, as a phone without a signal
 * - `dead`: what passes now is lost, and so is all that comes on the same connection, without anybody being told
 * - `down`: resets connections, those there are and those to come
 * - `answers_lost`: passes requests on, and resets the connection in place of the answer to a `POST`
 */
export type RelayMode = 'up' | 'silent' | 'dead' | 'down' | 'answers_lost';

/** How long a lost segment takes to come again: TCP's shortest wait at such a distance. */
const retransmitMs = 1000;

/** A TCP connection in two halves between the payer and a server, as good or bad as the test wants it. */
export class Relay {
  /** Of each direction. */
  latencyMs = 0;
  /** How many of the segments are lost on the way, and have to be sent again. */
  loss = 0;
  random: () => number = Math.random;
  /** Sees what is sent to the server. */
  onSent: (text: string) => void = () => undefined;
  url = '';
  readonly #target: () => URL;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #dead = new WeakSet<Socket>();
  #mode: RelayMode = 'up';
  #awake: (() => void)[] = [];

  /** @param target read at each connection, as the server may start later, and elsewhere after a restart */
  constructor(target: () => string) {
    this.#target = () => new URL(target());
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
  }

  get mode(): RelayMode {
    return this.#mode;
  }

  set mode(mode: RelayMode) {
    this.#mode = mode;
    if (mode === 'down') for (const socket of this.#sockets) socket.resetAndDestroy();
    if (mode === 'dead') for (const socket of this.#sockets) this.#dead.add(socket);
    if (mode !== 'silent') for (const wake of this.#awake.splice(0)) wake();
  }

  async start(): Promise<void> {
    this.url = `http://127.0.0.1:${await listenOnLoopback(this.#server)}`;
  }

  async close(): Promise<void> {
    this.mode = 'down';
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(near: Socket): void {
    if (this.#mode === 'down') return void near.resetAndDestroy();
    const { hostname, port } = this.#target();
    const far = connect({ host: hostname, port: Number(port), noDelay: true });
    const exchange = { isPost: false };
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket);
      if (this.#mode === 'dead') this.#dead.add(socket);
      // Whichever half breaks, breaks the other; that is what the test is about.
      socket.on('error', () => other.resetAndDestroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroySoon();
      });
      void this.#pass(socket, other, exchange, socket === far);
    }
  }

  async #pass(from: Socket, to: Socket, exchange: { isPost: boolean }, isAnswer: boolean): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (!isAnswer) {
          const text = chunk.toString('latin1');
          exchange.isPost = text.startsWith('POST');
          this.onSent(text);
        }
        const lost = this.random() < this.loss;
        await setTimeout(this.latencyMs + (lost ? retransmitMs : 0));
        if (this.#mode === 'silent') await new Promise<void>((resolve) => this.#awake.push(resolve));
        if (this.#dead.has(from)) continue;
        if (isAnswer && exchange.isPost && this.#mode === 'answers_lost') return void to.resetAndDestroy();
        to.write(chunk);
      }
      to.end();
    } catch {
      to.resetAndDestroy();
    }
  }
}
