import type { VersionedView } from '../view-flow.ts';

/**
 * How long another tab's submission is waited for. The other tab may be frozen with its lock; and the proxy takes
 * a number, or an account, once, whether we wait or not.
 */
const patienceMs = 8000;

/**
 * The tabs of one browser that show the same deposit or withdrawal: what one learns, the others show at once, and one
 * at a time hands something in. Where the browser has no locks (as on pages without https) or no channels, each tab is
 * on its own, and the proxy's idempotency alone holds.
 */
export class Tabs<View extends VersionedView> {
  /** Of the deposit or the withdrawal. */
  readonly id: string;
  readonly #isView: (message: unknown) => message is View;
  readonly #heard: (view: View) => void;
  readonly #ended = new AbortController();
  #channel: BroadcastChannel | undefined;
  #toldVersion = 0;

  /** @param heard called with what another tab has learnt */
  constructor(id: string, isView: (message: unknown) => message is View, heard: (view: View) => void) {
    this.id = id;
    this.#isView = isView;
    this.#heard = heard;
    const { signal } = this.#ended;
    // A page with an open channel does not get into, or is thrown out of, the back-forward cache.
    addEventListener('pagehide', this.#close, { signal });
    addEventListener('pageshow', this.#open, { signal });
    this.#open();
  }

  /** Tells the other tabs, once. */
  tell(view: View): void {
    if (view.version <= this.#toldVersion) return;
    this.#toldVersion = view.version;
    try {
      this.#channel?.postMessage(view);
    } catch {
      // A view that the page gave, wrapped by its framework, cannot be copied. The others ask the proxy anyway.
    }
  }

  /** Does the work while no other tab does its own. */
  async alone(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    let begun: Promise<void> | undefined;
    const begin = () => (begun ??= work());
    const waiting = new AbortController();
    const giveUp = () => waiting.abort();
    const timer = setTimeout(giveUp, patienceMs);
    signal.addEventListener('abort', giveUp);
    try {
      await navigator.locks.request(this.#name, { signal: waiting.signal }, begin);
    } catch {
      // There are none, they are forbidden, or our patience is over.
      if (!signal.aborted) await begin();
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  end(): void {
    this.#ended.abort();
    this.#close();
  }

  get #name(): string {
    return `ipay-deposit:${this.id}`;
  }

  readonly #open = (): void => {
    if (this.#channel) return;
    try {
      this.#channel = new BroadcastChannel(this.#name);
    } catch {
      // There are none, or a frame that may keep nothing is forbidden them.
      return;
    }
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!this.#isView(data) || data.id !== this.id) return;
      this.#toldVersion = Math.max(this.#toldVersion, data.version);
      this.#heard(data);
    };
  };

  readonly #close = (): void => {
    this.#channel?.close();
    this.#channel = undefined;
  };
}
