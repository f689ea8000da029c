import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { after } from 'node:test';
import { listenOnLoopback } from '../tools/listen-on-loopback.ts';

/** Kysely's `commit` as PostgreSQL's simple query message holds it. */
const commit = Buffer.from('commit\0');

/** The network between a store and its server, which breaks where a test wants it. */
export class CuttingWire {
  /** The connection string of the database, through this wire. */
  readonly url: string;
  /** The same without it. */
  readonly databaseUrl: string;
  /** Breaks the next connection that commits: before the server hears of it, or after, its answer being lost. */
  cutNextCommit: 'before' | 'after' | undefined;

  private constructor(url: string, databaseUrl: string) {
    this.url = url;
    this.databaseUrl = databaseUrl;
  }

  /** Ends with the test that asks for it. */
  static async to(databaseUrl: string): Promise<CuttingWire> {
    const { hostname, port } = new URL(databaseUrl);
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(Number(port || 5432), hostname);
      sockets.add(near).add(far);
      wire.#carry(near, far);
    });
    const url = new URL(databaseUrl);
    url.host = `127.0.0.1:${await listenOnLoopback(server)}`;
    const wire = new CuttingWire(url.href, databaseUrl);
    after(() => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
    return wire;
  }

  #carry(near: Socket, far: Socket): void {
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    let isAnswerLost = false;
    near.on('data', (chunk) => {
      const when = chunk.includes(commit) ? this.cutNextCommit : undefined;
      if (when) this.cutNextCommit = undefined;
      isAnswerLost = when === 'after';
      if (when === 'before') cut();
      else far.write(chunk);
    });
    far.on('data', (chunk) => (isAnswerLost ? cut() : near.write(chunk)));
    for (const socket of [near, far]) socket.on('error', cut).on('close', cut);
  }
}
