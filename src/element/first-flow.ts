import type { DepositView } from '../contract/deposit-view.ts';
import type { Flow, FlowHost } from './flow.ts';
import type { KeptText } from './kept-text.ts';
import type { Notice } from './payment-flow.ts';
import { ProxyClient } from './proxy-client.ts';
import type { Screen } from './screen.ts';

export interface FirstFlowOptions {
  readonly proxy: string;
  readonly session: string;
  readonly host: FlowHost<DepositView>;
  readonly keptText: KeptText;
  /** A view the merchant's page already has, which saves the first round trip. */
  readonly initialView: DepositView | undefined;
}

/**
 * The payer's way to the pay step: asks the proxy once. Whatever else there is to see or to do is `beyond`, for
 * `DepositFlow` of the later part, which goes on from here.
 */
export class FirstFlow implements Flow {
  readonly options: FirstFlowOptions;
  readonly client: ProxyClient;
  screen: Screen | { readonly kind: 'beyond' } = { kind: 'loading' };
  notice: Notice = 'none';
  view: DepositView | undefined;
  /** What came in place of a view. */
  problem: unknown;
  isAsking = false;
  /** Whether the payer pressed "I've paid". */
  isPaid = false;
  #run = new AbortController();

  constructor(options: FirstFlowOptions) {
    this.options = options;
    this.client = new ProxyClient(options.proxy, options.session);
    // Before anything is rendered, so that the pay step is the first thing there is; on a server too.
    if (options.initialView) this.#show(options.initialView);
  }

  start(): void {
    if (this.view) this.options.host.viewChanged(this.view);
  }

  /** Asks, or asks anew: what was asked before the page was put away may never be answered. */
  wake(): void {
    if (this.view) return;
    this.stop();
    this.#run = new AbortController();
    void this.#ask(this.#run.signal);
  }

  /** An answer is welcome all the same. */
  sleep(): void {
    return;
  }

  stop(): void {
    this.#run.abort();
    this.isAsking = false;
  }

  notify(notice: Notice): void {
    this.notice = notice;
    this.options.host.changed('none');
  }

  /** "I've paid". */
  enter(): void {
    this.isPaid = true;
    this.screen = { kind: 'beyond' };
    this.options.host.changed('heading');
  }

  async #ask(signal: AbortSignal): Promise<void> {
    this.isAsking = true;
    this.problem = undefined;
    try {
      const view = await this.client.view(signal);
      if (!signal.aborted) this.#take(view);
    } catch (error) {
      if (signal.aborted) return;
      this.isAsking = false;
      this.problem = error;
      this.screen = { kind: 'beyond' };
      this.options.host.changed('none');
    }
  }

  #take(view: DepositView): void {
    const { host } = this.options;
    this.isAsking = false;
    this.#show(view);
    host.changed('none');
    host.viewChanged(view);
  }

  #show(view: DepositView): void {
    this.view = view;
    const { flow, wallet, state } = view;
    this.screen =
      state === 'awaiting_payment' && flow === 'number' && wallet && !this.options.keptText.read(view.id)
        ? { kind: 'pay', view, wallet }
        : { kind: 'beyond' };
  }
}
