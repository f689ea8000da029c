import type { WithdrawalDetails, WithdrawalView } from '../../contract/withdrawal-view.ts';
import { asProxyError } from '../as-proxy-error.ts';
import type { ProxyErrorCode } from '../failure-code.ts';
import type { KeptText } from '../kept-text.ts';
import { checkStatus, refetch } from '../later/check-status.ts';
import type { Tabs } from '../later/tabs.ts';
import { ViewFlow } from '../view-flow.ts';
import type { ViewFlowOptions } from '../view-flow.ts';
import { keptTextOf, nothingTyped, readDetails, typedOfKept } from './typed-details.ts';
import type { DetailsField, TypedDetails } from './typed-details.ts';
import type { WithdrawalClient } from './withdrawal-client.ts';
import { isClosed, refusalOfDetails } from './withdrawal-refusal.ts';
import { outlivesNews, screenOfWithdrawal } from './withdrawal-screen.ts';
import type { FormError, WithdrawalScreen } from './withdrawal-screen.ts';

export interface WithdrawalFlowOptions extends ViewFlowOptions<WithdrawalView> {
  readonly client: WithdrawalClient;
  readonly keptText: KeptText;
}

/** The payer's way through a withdrawal. */
export class WithdrawalFlow extends ViewFlow<WithdrawalView, WithdrawalScreen> {
  override readonly options: WithdrawalFlowOptions;
  #typed = nothingTyped;

  constructor(options: WithdrawalFlowOptions) {
    super(options);
    this.options = options;
  }

  /** What stands in the fields. */
  get typed(): TypedDetails {
    return this.#typed;
  }

  type(field: DetailsField, text: string): void {
    this.#keep({ ...this.#typed, [field]: text });
  }

  override stop(): void {
    super.stop();
    // The details were on their way when we were taken off the page. They may have arrived.
    if (this.screen.kind === 'submitting') this.show({ kind: 'lost' });
  }

  /**
   * Hands the typed details in, unless something is wrong with them, or they are, or may be, on their way.
   *
   * @param isOnline whether there is a connection; what the browser says of it is proven false by an answer of the
   *   proxy
   */
  submit(tabs?: Tabs<WithdrawalView>, isOnline = this.options.isOnline()): void {
    const { screen } = this;
    if (screen.kind !== 'form' && screen.kind !== 'offline') return;
    const result = readDetails(this.#typed);
    if (!result.ok) {
      this.#form(result.errors);
    } else if (isOnline) {
      const signal = this.begin();
      this.show({ kind: 'submitting' }, 'heading');
      // Another tab may be faster; then its news takes the screen.
      const work = () =>
        signal.aborted || this.screen.kind !== 'submitting'
          ? Promise.resolve()
          : this.#send(result.details, signal);
      void (tabs ? tabs.alone(signal, work) : work());
    } else if (screen.kind === 'offline') {
      void checkStatus(this).then((answered) => {
        if (answered && this.screen === screen) this.submit(tabs, true);
      });
    } else {
      this.show({ kind: 'offline' }, 'heading');
    }
  }

  override isSettled({ state }: WithdrawalView): boolean {
    return state === 'succeeded' || state === 'conflict';
  }

  protected override outlives(screen: WithdrawalScreen, view: WithdrawalView): boolean {
    return outlivesNews(screen, view);
  }

  protected override screenOf(view: WithdrawalView, before: WithdrawalView | undefined): WithdrawalScreen {
    return screenOfWithdrawal(view, before);
  }

  protected override received(view: WithdrawalView, before: WithdrawalView | undefined): void {
    if (before?.id !== view.id) this.#typed = typedOfKept(this.options.keptText.read(view.id));
    // Personal data: forgotten as soon as it cannot come back to the form.
    if (view.state !== 'requested' && view.state !== 'sending') this.#keep(nothingTyped);
  }

  /** "Check status". */
  async check(): Promise<void> {
    const before = this.screen;
    const answered = await checkStatus(this);
    // The proxy was given no account, and it pays one only, once: the details may be sent again.
    if (answered && before.kind === 'lost' && this.screen.kind === 'lost')
      this.#form({ whole: 'unreceived' });
  }

  async #send(details: WithdrawalDetails, signal: AbortSignal): Promise<void> {
    try {
      const view = await this.options.client.request(details, signal);
      if (signal.aborted) return;
      this.take(view, 'heading');
      if (this.screen.kind === 'submitting') this.#form({ whole: 'unsent' });
    } catch (error) {
      if (signal.aborted || this.ended(error)) return;
      await this.#notTaken(asProxyError(error).code, signal);
    }
  }

  /** The proxy did not answer with a view: what that says about the money. */
  async #notTaken(code: ProxyErrorCode, signal: AbortSignal): Promise<void> {
    const { kind } = this.screen;
    const refusal = refusalOfDetails(code);
    if (refusal) {
      // A poll may have told that it was under way; now it is known to have gone nowhere.
      if (kind === 'submitting' || (kind === 'sending' && refusal.whole === 'unsent')) this.#form(refusal);
    } else if (kind === 'submitting') {
      this.show({ kind: 'lost' }, 'heading');
      if (isClosed(code)) await refetch(this, signal);
    }
  }

  #form(error: FormError): void {
    this.show({ kind: 'form', error }, 'field');
  }

  #keep(typed: TypedDetails): void {
    this.#typed = typed;
    if (this.view) this.options.keptText.write(this.view.id, keptTextOf(typed));
  }
}
