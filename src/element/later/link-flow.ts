import type { DepositView } from '../../contract/deposit-view.ts';
import { parseMoney } from '../../contract/money.ts';
import type { FailureCode } from '../failure-code.ts';
import type { FlowHost, FocusTarget } from '../flow.ts';
import type { Notice, PaymentFlow } from '../payment-flow.ts';
import type { Screen } from '../screen.ts';
import type { DirectLinkParameters } from './direct-link.ts';

/** The way through the gateway's payment window without a proxy: all we know is the link. */
export class LinkFlow implements PaymentFlow {
  readonly #parameters: DirectLinkParameters;
  readonly #host: FlowHost<DepositView>;
  readonly #opening: Extract<Screen, { readonly kind: 'window' }>;
  #screen: Screen;
  #notice: Notice = 'none';
  #run = new AbortController();

  constructor(parameters: DirectLinkParameters, host: FlowHost<DepositView>) {
    this.#parameters = parameters;
    this.#host = host;
    this.#screen = this.#opening = {
      kind: 'window',
      phase: 'opening',
      amount: parseMoney(parameters.amount, parameters.currency),
    };
  }

  get screen(): Screen {
    return this.#screen;
  }

  get notice(): Notice {
    return this.#notice;
  }

  start(): void {
    if (this.#screen === this.#opening) void this.#build();
  }

  stop(): void {
    this.#run.abort();
  }

  /**
   * "Try again" after the code that builds the link could not be loaded. Many a browser remembers that; a fresh page gets
   * it. Nothing was typed that would be lost; but without a connection the page itself would be.
   */
  retry(): void {
    if (navigator.onLine) location.reload();
    else {
      this.show(this.#opening, 'heading');
      void this.#build();
    }
  }

  /** Without a proxy there is no news. */
  wake(): void {
    return;
  }

  sleep(): void {
    return;
  }

  notify(notice: Notice): void {
    this.#notice = notice;
    this.#host.changed('none');
  }

  show(screen: Screen, focus: FocusTarget = 'none'): void {
    this.#screen = screen;
    this.#host.changed(focus);
  }

  async #build(): Promise<void> {
    this.#run = new AbortController();
    const { signal } = this.#run;
    let codeOf: (error: unknown) => FailureCode = () => 'network';
    try {
      // Most pages have a proxy, and their payers no use for it.
      const { directLink, directLinkCode } = await import('./direct-link.ts');
      codeOf = directLinkCode;
      const url = await directLink(this.#parameters);
      if (!signal.aborted) this.show({ ...this.#opening, phase: 'ready', url });
    } catch (error) {
      if (signal.aborted) return;
      const code = codeOf(error);
      this.show({ kind: code === 'network' ? 'load_failed' : 'unavailable', code });
      this.#host.failed(code, String(error));
    }
  }
}
