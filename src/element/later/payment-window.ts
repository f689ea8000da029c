import type { OpenIn } from '../open-in.ts';
import type { OpenedWindow } from '../payment-flow.ts';

/** Nothing tells that another window was closed. */
const lookEveryMs = 500;

/** The size of the gateway's own embedding. */
const popup = 'popup,width=640,height=750';

/** The gateway's payment window, wherever it opens. */
export class PaymentWindow {
  #window: Window | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isPopup = false;

  /**
   * Opens it, and tells what came of it.
   *
   * @param closed called when a window of its own is closed, or cut off from us by a header of its page
   */
  open(url: string, openIn: OpenIn, closed: () => void): OpenedWindow {
    this.stop();
    if (openIn === 'frame') {
      const fresh = new URL(url);
      // The gateway's own embedding breaks the cache with the time in milliseconds.
      fresh.searchParams.set('_', String(Date.now()));
      return { phase: 'frame', url: fresh.href };
    }
    if (openIn === 'self') {
      location.assign(url);
      return { phase: 'waiting', url };
    }
    this.#isPopup = openIn === 'popup';
    // `noopener` would give null whether it opened or not; so the way back to us is cut by hand.
    const opened = open(url, '_blank', this.#isPopup ? popup : '');
    if (!opened) return { phase: 'blocked', url };
    opened.opener = null;
    this.#window = opened;
    this.#timer = setInterval(() => {
      if (!opened.closed) return;
      this.stop();
      closed();
    }, lookEveryMs);
    return { phase: 'waiting', url };
  }

  /** The money is credited. A pop-up is taken away; a tab may be on its way back to the shop, and stays. */
  finish(): void {
    const opened = this.#window;
    this.stop();
    if (this.#isPopup) opened?.close();
  }

  /** Looks after it no longer. */
  stop(): void {
    clearInterval(this.#timer);
    this.#window = undefined;
  }
}
