import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ActivityStream } from './activity-stream.ts';
import type { Connection } from './activity-stream.ts';
import { shopApi } from './shop-api.ts';
import { ShopError } from './shop-error.ts';
import type { Activity, ShopAccount, ShopConfig } from './shop-shapes.ts';

export interface ShopControllerOptions {
  readonly activity: (activity: Activity) => void;
  /** The server answers, for the first time or again. */
  readonly connected: () => void;
}

/** What the page knows of the shop's server, kept up to date over its restarts. */
export class ShopController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ShopControllerOptions;
  readonly #stream: ActivityStream;
  #connection: Connection = 'connecting';
  #config: ShopConfig | undefined;
  #account: ShopAccount | undefined;
  #refreshing: 'no' | 'yes' | 'again' = 'no';

  constructor(host: ReactiveControllerHost, options: ShopControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#stream = new ActivityStream({
      activity: (activity) => {
        options.activity(activity);
        void this.#refresh();
      },
      connection: (connection) => this.#connected(connection),
    });
    host.addController(this);
  }

  get connection(): Connection {
    return this.#connection;
  }

  get config(): ShopConfig | undefined {
    return this.#config;
  }

  get account(): ShopAccount | undefined {
    return this.#account;
  }

  hostConnected(): void {
    this.#stream.start();
  }

  hostDisconnected(): void {
    this.#stream.stop();
  }

  #connected(connection: Connection): void {
    this.#connection = connection;
    this.#host.requestUpdate();
    if (connection !== 'live') return;
    void this.#refresh();
    this.#options.connected();
  }

  /** One question at a time; news that comes meanwhile makes it ask once more. */
  async #refresh(): Promise<void> {
    const before = this.#refreshing;
    this.#refreshing = before === 'no' ? 'yes' : 'again';
    if (before !== 'no') return;
    try {
      this.#config ??= await shopApi.config();
      this.#account = await shopApi.account();
      this.#host.requestUpdate();
    } catch (error) {
      // The stream says that the server is down, and asks again when it is back.
      if (!(error instanceof ShopError)) throw error;
    }
    const missedNews = this.#asksAgain();
    this.#refreshing = 'no';
    if (missedNews) await this.#refresh();
  }

  #asksAgain(): boolean {
    return this.#refreshing === 'again';
  }
}
