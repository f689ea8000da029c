import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { after } from 'node:test';
import { listenOnLoopback } from '../tools/listen-on-loopback.ts';

const readyForQuery = 'Z'.charCodeAt(0);
const isIdle = 'I'.charCodeAt(0);

/** A connection to the database, lent to whoever has something to ask. */
class Lent {
  readonly socket: Socket;
  borrower: Socket | undefined;
  #rest = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Whether the server said, at the end of these bytes, that no transaction is open. */
  endsIdle(bytes: Buffer): boolean {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    let isFree = false;
    // A type of one byte, a length that counts itself, and what the message says.
    while (this.#rest.length >= 5 && this.#rest.length > this.#rest.readInt32BE(1)) {
      const length = 1 + this.#rest.readInt32BE(1);
      isFree = this.#rest[0] === readyForQuery && this.#rest[5] === isIdle;
      this.#rest = this.#rest.subarray(length);
    }
    return isFree && this.#rest.length === 0;
  }
}

/**
 * Stands between a store and its server as PgBouncer does that pools by transaction: the connection that answered is
 * lent to the next who asks, as soon as no transaction is open on it.
 */
export class TransactionPooler {
  readonly #server: Server;
  readonly #idle: Lent[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(databaseUrl: string) {
    const { hostname, port } = new URL(databaseUrl);
    this.#server = createServer((near) => {
      const far = connect(Number(port || 5432), hostname);
      for (const socket of [near, far]) this.#sockets.add(socket.on('error', () => undefined));
      this.#serve(near, new Lent(far));
    });
  }

  /** @returns the connection string of the database, through a pooler that ends with the test that asks for it */
  static async to(databaseUrl: string): Promise<string> {
    const pooler = new TransactionPooler(databaseUrl);
    const ownPort = await listenOnLoopback(pooler.#server);
    after(() => {
      pooler.#server.close();
      for (const socket of pooler.#sockets) socket.destroy();
    });
    const url = new URL(databaseUrl);
    url.host = `127.0.0.1:${ownPort}`;
    return url.href;
  }

  /** The first connection is the caller's own for as long as it introduces itself. */
  #serve(near: Socket, first: Lent): void {
    let held: Lent | undefined = first;
    first.borrower = near;
    first.socket.on('data', (bytes) => {
      const { borrower } = first;
      borrower?.write(bytes);
      if (!first.endsIdle(bytes)) return;
      first.borrower = undefined;
      this.#idle.push(first);
    });
    near.on('data', (bytes) => {
      // Nobody is told that somebody hangs up: his connection is another's by then.
      if (bytes[0] === 'X'.charCodeAt(0)) return void near.end();
      if (held?.borrower !== near) held = this.#idle.pop();
      if (!held) return void near.destroy();
      held.borrower = near;
      held.socket.write(bytes);
    });
  }
}
