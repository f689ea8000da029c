import { parseMoney } from '../contract/money.ts';
import type { DirectLinkParameters } from './direct-link.ts';
import type { FocusTarget } from './flow.ts';
import type { Notice, PaymentFlow, PaymentFlowHost } from './payment-flow.ts';
import type { Screen } from './screen.ts';

/** The way through the gateway's payment window without a proxy: all we know is the link. */
export class LinkFlow implements PaymentFlow {
  readonly #parameters: DirectLinkParameters;
  readonly #host: PaymentFlowHost;
  #screen: Screen;
  #notice: Notice = 'none';
  #run = new AbortController();

  constructor(parameters: DirectLinkParameters, host: PaymentFlowHost) {
    this.#parameters = parameters;
    this.#host = host;
    this.#screen = {
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
    if (this.#screen.kind === 'window' && !this.#screen.url) void this.#build();
  }

  stop(): void {
    this.#run.abort();
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

  openWindow(): void {
    if (this.#screen.kind !== 'window' || this.#screen.url === undefined) return;
    const { url } = this.#screen;
    this.#show({ ...this.#screen, ...this.#host.openWindow(url) }, 'heading');
  }

  windowOpened(): void {
    if (this.#screen.kind === 'window') this.#show({ ...this.#screen, phase: 'waiting' });
  }

  async #build(): Promise<void> {
    this.#run = new AbortController();
    const { signal } = this.#run;
    // Pages with a proxy need none of this.
    const { directLink, DirectLinkError } = await import('./direct-link.ts');
    try {
      const url = await directLink(this.#parameters);
      if (!signal.aborted && this.#screen.kind === 'window')
        this.#show({ ...this.#screen, phase: 'ready', url });
    } catch (error) {
      if (signal.aborted) return;
      const code = error instanceof DirectLinkError ? error.code : 'unreadable';
      this.#show({ kind: 'unavailable', code });
      this.#host.failed(code, String(error));
    }
  }

  #show(screen: Screen, focus: FocusTarget = 'none'): void {
    this.#screen = screen;
    this.#host.changed(focus);
  }
}
