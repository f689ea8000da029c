import * as z from 'zod/mini';
import { activitySchema } from './shop-shapes.ts';
import type { Activity } from './shop-shapes.ts';

/** `connecting` is the first try; `down` any later one. */
export type Connection = 'connecting' | 'live' | 'down';

export interface ActivityStreamOptions {
  readonly activity: (activity: Activity) => void;
  readonly connection: (connection: Connection) => void;
}

const firstRetryMs = 500;
const longestRetryMs = 8000;

/** Follows what happens on the server, over its restarts. */
export class ActivityStream {
  readonly #options: ActivityStreamOptions;
  /** A new connection replays what an old one told; ids alone would do but for a server that counts anew. */
  readonly #seen = new Set<string>();
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;

  constructor(options: ActivityStreamOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    const source = new EventSource('/shop/activity');
    this.#source = source;
    source.addEventListener('open', () => {
      this.#retryMs = firstRetryMs;
      this.#options.connection('live');
    });
    source.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#take(data));
    source.addEventListener('error', () => {
      this.#options.connection('down');
      // Closed for good, as after an HTTP error; otherwise the browser itself connects again.
      if (source.readyState === EventSource.CLOSED) this.#startLater();
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #startLater(): void {
    this.#timer = setTimeout(() => this.start(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #take(data: unknown): void {
    if (typeof data !== 'string') return;
    const result = z.safeParse(activitySchema, JSON.parse(data));
    if (!result.success) return;
    const key = `${result.data.id}@${result.data.at}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#options.activity(result.data);
  }
}
