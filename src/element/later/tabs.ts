import { isDepositView } from '../../contract/check-deposit-view.ts';
import type { DepositView } from '../../contract/deposit-view.ts';

/**
 * How long another tab's submission is waited for. The other tab may be frozen with its lock; and the proxy takes
 * a number once, whether we wait or not.
 */
const patienceMs = 8000;

/**
 * The tabs of one browser that show the same deposit: what one learns, the others show at once, and one at a time
 * hands a number in. Where the browser has no locks (as on pages without https) or no channels, each tab is on
 * its own, and the proxy's idempotency alone holds.
 */
export class Tabs {
  readonly depositId: string;
  readonly #heard: (view: DepositView) => void;
  readonly #ended = new AbortController();
  #channel: BroadcastChannel | undefined;
  #toldVersion = 0;

  /** @param heard called with what another tab has learnt */
  constructor(depositId: string, heard: (view: DepositView) => void) {
    this.depositId = depositId;
    this.#heard = heard;
    const { signal } = this.#ended;
    // A page with an open channel does not get into, or is thrown out of, the back-forward cache.
    addEventListener('pagehide', this.#close, { signal });
    addEventListener('pageshow', this.#open, { signal });
    this.#open();
  }

  /** Tells the other tabs, once. */
  tell(view: DepositView): void {
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
    return `ipay-deposit:${this.depositId}`;
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
      if (!isDepositView(data) || data.id !== this.depositId) return;
      this.#toldVersion = Math.max(this.#toldVersion, data.version);
      this.#heard(data);
    };
  };

  readonly #close = (): void => {
    this.#channel?.close();
    this.#channel = undefined;
  };
}
