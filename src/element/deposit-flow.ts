import type { DepositView } from '../contract/deposit-view.ts';
import { parseTransactionNumber } from '../contract/transaction-number.ts';
import type { ProxyErrorCode } from './failure-code.ts';
import type { FocusTarget } from './flow.ts';
import type { KeptText } from './kept-text.ts';
import type { Notice, PaymentFlow, PaymentFlowHost } from './payment-flow.ts';
import { isFinal, isOvertaken, refusalOf } from './problem-meaning.ts';
import type { ProxyClient } from './proxy-client.ts';
import { asProxyError } from './proxy-error.ts';
import { outlives, screenOfView } from './screen.ts';
import type { EntryError, Screen, SubmittedView } from './screen.ts';
import { ViewFlow } from './view-flow.ts';
import type { ViewFlowOptions } from './view-flow.ts';

export interface DepositFlowOptions extends ViewFlowOptions<DepositView> {
  readonly client: ProxyClient;
  readonly host: PaymentFlowHost;
  readonly keptText: KeptText;
}

/** Whether the number was under way, and never reached the gateway: it goes out again as the same attempt. */
const wasUnsent = (view: DepositView, before: DepositView | undefined): before is SubmittedView =>
  before?.state === 'submitting' && view.attempts.used < before.attempts.used;

/** The payer's way through a deposit kept by the proxy. */
export class DepositFlow extends ViewFlow<DepositView, Screen, Notice> implements PaymentFlow {
  readonly #options: DepositFlowOptions;
  #typed = '';

  constructor(options: DepositFlowOptions) {
    super(options);
    this.#options = options;
  }

  /** What stands in the field. */
  get typed(): string {
    return this.#typed;
  }

  set typed(text: string) {
    this.#typed = text;
    if (this.view) this.#options.keptText.write(this.view.id, text);
  }

  override stop(): void {
    super.stop();
    const { screen } = this;
    // The number was on its way when we were taken off the page. It may have arrived.
    if (screen.kind === 'submitting') this.show({ ...screen, kind: 'unknown' });
    if (screen.kind === 'window' && screen.phase === 'opening') this.show({ ...screen, phase: 'ready' });
  }

  /** "I've paid", "Try again", "Correct it": to the field. */
  enter(): void {
    const { view } = this;
    if (!view) return;
    if (!this.#typed && 'transactionNumber' in view) this.typed = view.transactionNumber ?? '';
    this.#enter(view, undefined, 'heading');
  }

  /** Hands the typed number in, unless it is none, or one is already on its way. */
  submit(): void {
    const { view } = this;
    if (!view || this.screen.kind === 'submitting') return;
    const result = parseTransactionNumber(this.#typed);
    if (!result.ok) {
      this.#enter(view, result.problem);
    } else if (this.#options.isOnline()) {
      void this.#send(view.attempts.used + 1, result.transactionNumber);
    } else {
      this.show({ kind: 'offline', attempt: view.attempts.used + 1 }, 'heading');
    }
  }

  openWindow(lang: string): void {
    void this.#openWindow(lang);
  }

  windowOpened(): void {
    if (this.screen.kind === 'window') this.show({ ...this.screen, phase: 'waiting' });
  }

  protected override isSettled({ state }: DepositView): boolean {
    return state === 'credited';
  }

  protected override outlives(screen: Screen, view: DepositView): boolean {
    return outlives(screen, view);
  }

  protected override screenOf(view: DepositView, before: DepositView | undefined): Screen {
    const attempt = view.attempts.used + 1;
    if (wasUnsent(view, before)) return { kind: 'enter', attempt, error: { reason: 'unsent' } };
    const screen = screenOfView(view);
    // A reload in the middle of typing comes back to the field.
    return !before && screen.kind === 'pay' && this.#typed ? { kind: 'enter', attempt } : screen;
  }

  protected override received(view: DepositView, before: DepositView | undefined): void {
    if (before?.id !== view.id) this.#typed = this.#options.keptText.read(view.id);
    if (wasUnsent(view, before) && !this.#typed) this.typed = before.transactionNumber;
    // Settled: nobody needs the text any more.
    if (view.state === 'accepted' || view.state === 'credited') this.typed = '';
  }

  protected override checked(view: DepositView): void {
    const before = this.screen;
    super.checked(view);
    const current = this.view ?? view;
    if (before.kind === 'unknown' && outlives(before, current)) {
      // The proxy knows of no such attempt: the number may be sent again, as the same attempt.
      this.#enter(current, { reason: 'unreceived' });
    }
  }

  async #send(attempt: number, transactionNumber: string): Promise<void> {
    const signal = this.begin();
    this.show({ kind: 'submitting', attempt, transactionNumber }, 'heading');
    try {
      const view = await this.#options.client.activate({ attempt, transactionNumber }, signal);
      if (signal.aborted) return;
      this.take(view, 'heading');
      if (this.screen.kind === 'submitting') this.back();
    } catch (error) {
      if (signal.aborted || this.ended(error)) return;
      await this.#notSettled(asProxyError(error).code, attempt, transactionNumber, signal);
    }
  }

  /** The proxy did not answer with a view: what that says about the number. */
  async #notSettled(code: ProxyErrorCode, attempt: number, transactionNumber: string, signal: AbortSignal) {
    const { view } = this;
    if (!view) return;
    const isOpen = view.attempts.used < attempt;
    const refusal = refusalOf(code);
    if (refusal) {
      // A poll may have told of the attempt while it was under way; now it is known to have gone nowhere.
      if (isOpen || view.state === 'submitting') this.#enter(view, refusal);
    } else if (isOpen && this.screen.kind === 'submitting') {
      this.show({ kind: 'unknown', attempt, transactionNumber }, 'heading');
      if (isOvertaken(code)) await this.refetch(signal);
    }
  }

  async #openWindow(lang: string): Promise<void> {
    const { client, host } = this.#options;
    const { view } = this;
    if (view?.flow !== 'window' || (this.screen.kind === 'window' && this.screen.phase === 'opening')) return;
    const signal = this.begin();
    const base = { kind: 'window', amount: view.amount } as const;
    this.show({ ...base, phase: 'opening' });
    try {
      const url = await client.windowUrl(lang, signal);
      if (signal.aborted) return;
      this.show({ ...base, ...host.openWindow(url) }, 'heading');
    } catch (error) {
      if (signal.aborted || this.ended(error)) return;
      const { code, message } = asProxyError(error);
      if (isFinal(code)) {
        this.fail('unavailable', code, message);
      } else if (isOvertaken(code)) {
        await this.refetch(signal);
      } else {
        this.show(screenOfView(view));
        this.notify('check_failed');
      }
    }
  }

  #enter(view: DepositView, error: EntryError | undefined, focus: FocusTarget = 'field'): void {
    this.show({ kind: 'enter', attempt: view.attempts.used + 1, ...(error && { error }) }, focus);
  }
}
