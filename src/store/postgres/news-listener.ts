import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';

export interface NewsListenerOptions {
  readonly newClient: () => Client;
  readonly channel: string;
  readonly onNews: (payload: string) => void;
  /** The connection was lost for a while, and nobody knows what was said meanwhile. */
  readonly onMissed: () => void;
}

const firstPauseMs = 100;
const longestPauseMs = 5000;

/** A connection that only listens never notices that the other end is gone, unless it asks. */
const pingEveryMs = 20_000;

/** One connection that listens to a channel, and comes back when it is lost. */
export class NewsListener {
  readonly #options: NewsListenerOptions;
  readonly #stopping = new AbortController();
  #client: Client | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: NewsListenerOptions) {
    this.#options = options;
  }

  /** Resolves when it listens; rejects when the database cannot be reached at all. */
  async start(): Promise<void> {
    const { lost } = await this.#listen();
    this.#running = this.#comeBackAfter(lost);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#client?.end();
    await this.#running;
  }

  async #comeBackAfter(firstLost: Promise<void>): Promise<void> {
    const { signal } = this.#stopping;
    await firstLost;
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      // All instances lose the same server at the same time, and shall not come back in step.
      await setTimeout(pauseMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
      // Its loop variable cannot tell TypeScript that stop() may have been called meanwhile.
      if (this.#stopping.signal.aborted) return;
      try {
        const { lost } = await this.#listen();
        pauseMs = firstPauseMs;
        this.#options.onMissed();
        await lost;
      } catch {
        // Still away: the next pause is longer. Whoever uses the store meanwhile hears of it.
      }
    }
  }

  /** `lost` resolves when the connection is lost or ended. */
  async #listen(): Promise<{ readonly lost: Promise<void> }> {
    const client = this.#options.newClient();
    this.#client = client;
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    client.on('notification', ({ payload }) => this.#options.onNews(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${this.#options.channel}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    const pinging = setInterval(() => void client.query('select 1').catch(() => client.end()), pingEveryMs);
    pinging.unref();
    return { lost: lost.finally(() => clearInterval(pinging)) };
  }
}
