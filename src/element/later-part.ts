import { isServer } from 'lit';
import type { LaterSteps } from './later/later-steps.ts';
import type { StepsHost } from './later/steps-host.ts';

/*
 * The element's code comes in two parts, because what a payer downloads before the pay step can be used is
 * counted byte by byte (`npm test` holds the budget):
 *
 * - the first part: what asks the proxy once and shows the pay step (`FirstFlow`), and whatever stands in for the
 *   later part while it is not there
 * - the later part: everything else, such as following the deposit (`DepositFlow`). It is one file, loaded when the
 *   browser is idle, or at once when the deposit is already past the pay step
 *
 * To add something the payer reaches later:
 *
 * - a screen: its kind to `Screen`, its template to `screens/later/`, and a case to `laterTemplate`
 * - something the payer does there: to `ScreenActions` and `LaterSteps`, its code to `later/`
 * - its styles: to `screens/later/deposit-styles.ts`
 *
 * What is in `later/` and `screens/later/` is imported from nowhere else but by `import type`: one plain import
 * would bring all of it into the first part.
 */

/** The same for all elements of a page: one download. */
let later: { readonly LaterSteps: typeof LaterSteps } | undefined;

/** The later part, for one element. */
export class LaterPart {
  readonly #host: StepsHost;
  readonly #changed: () => void;
  #steps: LaterSteps | undefined;
  #state: 'unasked' | 'loading' | 'failed' = 'unasked';
  #loading = Promise.resolve();

  /** @param changed called when it came, and when it could not be loaded */
  constructor(host: StepsHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  /** What the later part does; nothing until it is there. */
  get steps(): LaterSteps | undefined {
    return (this.#steps ??= later?.LaterSteps && new later.LaterSteps(this.#host));
  }

  /** Whether the last try to load it failed. */
  get failed(): boolean {
    return this.#state === 'failed';
  }

  /** Loads it when there is nothing better to do. */
  prefetch(): void {
    // Safari has no idle callbacks.
    const whenIdle = (window as Partial<Window>).requestIdleCallback ?? setTimeout;
    whenIdle(() => {
      // Not by `steps`: what another element has loaded meanwhile would be there, and this one would never go on by it.
      if (this.#state === 'unasked' && !this.#steps) void this.load();
    });
  }

  /**
   * Loads it, or waits for it when it is on its way. Another element may have, and this one has yet to hear of it.
   *
   * @param isAsked whether the payer asks for it: many a web view says that there is no connection though there is
   */
  load(isAsked = false): Promise<void> {
    // A server renders what is there at once: that the rest is not is no failure.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Its type is that of browsers alone.
    if (!isServer && this.#state !== 'loading') this.#loading = this.#load(isAsked);
    return this.#loading;
  }

  async #load(isAsked: boolean): Promise<void> {
    this.#state = 'loading';
    try {
      // Many a browser remembers a module that failed and never asks again: without a connection it is not tried.
      if (isAsked || navigator.onLine) later ??= await import('./later/later-steps.ts');
    } catch {
      // What counts is whether it is there.
    }
    this.#state = later?.LaterSteps ? 'unasked' : 'failed';
    this.#changed();
  }

  /** The payer asks for another try. */
  async retry(): Promise<void> {
    await this.load(true);
    // What such a browser remembers as failed, a fresh page alone gets. Nothing was typed yet that would be lost.
    if (this.failed && navigator.onLine) location.reload();
  }
}
