import type { DepositView } from '../contract/deposit-view.ts';
import { parseTransactionNumber } from '../contract/transaction-number.ts';
import type { FailureCode, ProxyErrorCode } from './failure-code.ts';
import type { Flow, FlowHost, FocusTarget, Notice } from './flow.ts';
import type { KeptText } from './kept-text.ts';
import { LiveView } from './live-view.ts';
import { endsSession, isFinal, isOvertaken, refusalOf } from './problem-meaning.ts';
import type { ProxyClient } from './proxy-client.ts';
import { asProxyError } from './proxy-error.ts';
import { outlives, screenOfView } from './screen.ts';
import type { EntryError, Screen } from './screen.ts';

export interface DepositFlowOptions {
  readonly client: ProxyClient;
  readonly host: FlowHost;
  readonly keptText: KeptText;
  /** Whether the browser believes that it has a connection. */
  readonly isOnline: () => boolean;
  /** A view the merchant's page already has, which saves the first round trip. */
  readonly initialView: DepositView | undefined;
}

/**
 * The payer's way through a deposit kept by the proxy. It rests on two things: the last view of the proxy, and
 * the screen, which is the view's own or one the payer went to.
 */
export class DepositFlow implements Flow {
  readonly #options: DepositFlowOptions;
  readonly #live: LiveView;
  #screen: Screen = { kind: 'loading' };
  #notice: Notice = 'none';
  #view: DepositView | undefined;
  #typed = '';
  /** The payer's latest action. A newer one takes its place. */
  #action = new AbortController();

  constructor(options: DepositFlowOptions) {
    this.#options = options;
    this.#live = new LiveView({
      poll: async (signal) => {
        const view = await options.client.view(signal, this.#view?.version);
        if (signal.aborted) return false;
        return this.#take(view, 'none');
      },
      failed: (error) => this.#pollFailed(error),
      goesOn: () => this.#view?.state !== 'credited' && this.#screen.kind !== 'session_ended',
    });
  }

  get screen(): Screen {
    return this.#screen;
  }

  get notice(): Notice {
    return this.#notice;
  }

  get view(): DepositView | undefined {
    return this.#view;
  }

  /** What stands in the field. */
  get typed(): string {
    return this.#typed;
  }

  set typed(text: string) {
    this.#typed = text;
    if (this.#view) this.#options.keptText.write(this.#view.id, text);
  }

  start(): void {
    if (!this.#view && this.#options.initialView) this.#take(this.#options.initialView, 'none');
  }

  /** Polls at once: the page is back in front, or back online. */
  wake(): void {
    this.#live.start();
  }

  /** Polls no more until `wake`: nobody is looking. The payer's own action goes on. */
  sleep(): void {
    this.#live.stop();
  }

  stop(): void {
    this.sleep();
    this.#action.abort();
    const screen = this.#screen;
    // The number was on its way when we were taken off the page. It may have arrived.
    if (screen.kind === 'submitting') this.#show({ ...screen, kind: 'unknown' });
    if (screen.kind === 'window' && screen.phase === 'opening') this.#show({ ...screen, phase: 'ready' });
  }

  notify(notice: Notice): void {
    this.#notice = notice;
    this.#options.host.changed('none');
  }

  /** "I've paid", "Try again", "Correct it": to the field. */
  enter(): void {
    const view = this.#view;
    if (!view) return;
    if (!this.#typed && 'transactionNumber' in view) this.typed = view.transactionNumber ?? '';
    this.#enter(view, undefined, 'heading');
  }

  /** Back from the field to what the view says. */
  back(): void {
    if (this.#view) this.#show(screenOfView(this.#view), 'heading');
  }

  /** Hands the typed number in, unless it is none, or one is already on its way. */
  submit(): void {
    const view = this.#view;
    if (!view || this.#screen.kind === 'submitting') return;
    const result = parseTransactionNumber(this.#typed);
    if (!result.ok) {
      this.#enter(view, result.problem);
    } else if (this.#options.isOnline()) {
      void this.#send(view.attempts.used + 1, result.transactionNumber);
    } else {
      this.#show({ kind: 'offline', attempt: view.attempts.used + 1 }, 'heading');
    }
  }

  /** "Check status": asks at once, and says what came of it. */
  async check(): Promise<void> {
    const signal = this.#begin();
    this.notify('checking');
    try {
      const view = await this.#options.client.view(signal);
      if (!signal.aborted) this.#checked(view);
    } catch (error) {
      if (!signal.aborted && !this.#ended(error)) {
        this.notify(this.#options.isOnline() ? 'check_failed' : 'offline');
      }
    }
  }

  /** "Try again" after the deposit could not be loaded. */
  reload(): void {
    this.#view = undefined;
    this.#show({ kind: 'loading' }, 'heading');
    this.wake();
  }

  openWindow(lang: string): void {
    void this.#openWindow(lang);
  }

  windowOpened(): void {
    if (this.#screen.kind === 'window') this.#show({ ...this.#screen, phase: 'waiting' });
  }

  async #send(attempt: number, transactionNumber: string): Promise<void> {
    const signal = this.#begin();
    this.#show({ kind: 'submitting', attempt, transactionNumber }, 'heading');
    try {
      const view = await this.#options.client.activate({ attempt, transactionNumber }, signal);
      if (signal.aborted) return;
      this.#take(view, 'heading');
      if (this.#screen.kind === 'submitting') this.back();
    } catch (error) {
      if (signal.aborted || this.#ended(error)) return;
      await this.#notSettled(asProxyError(error).code, attempt, transactionNumber, signal);
    }
  }

  /** The proxy did not answer with a view: what that says about the number. */
  async #notSettled(code: ProxyErrorCode, attempt: number, transactionNumber: string, signal: AbortSignal) {
    const view = this.#view;
    if (!view) return;
    const isOpen = view.attempts.used < attempt;
    const refusal = refusalOf(code);
    if (refusal) {
      // A poll may have told of the attempt while it was under way; now it is known to have gone nowhere.
      if (isOpen || view.state === 'submitting') this.#enter(view, refusal);
    } else if (isOpen && this.#screen.kind === 'submitting') {
      this.#show({ kind: 'unknown', attempt, transactionNumber }, 'heading');
      if (isOvertaken(code)) await this.#refetch(signal);
    }
  }

  async #refetch(signal: AbortSignal): Promise<void> {
    try {
      const view = await this.#options.client.view(signal);
      if (signal.aborted) return;
      this.#take(view, 'heading');
      this.back();
    } catch (error) {
      if (!signal.aborted) this.#ended(error);
    }
  }

  async #openWindow(lang: string): Promise<void> {
    const { client, host } = this.#options;
    const view = this.#view;
    if (view?.flow !== 'window' || (this.#screen.kind === 'window' && this.#screen.phase === 'opening'))
      return;
    const signal = this.#begin();
    const base = { kind: 'window', amount: view.amount } as const;
    this.#show({ ...base, phase: 'opening' });
    try {
      const url = await client.windowUrl(lang, signal);
      if (signal.aborted) return;
      this.#show({ ...base, ...host.openWindow(url) }, 'heading');
    } catch (error) {
      if (signal.aborted || this.#ended(error)) return;
      const { code, message } = asProxyError(error);
      if (isFinal(code)) {
        this.#fail('unavailable', code, message);
      } else if (isOvertaken(code)) {
        await this.#refetch(signal);
      } else {
        this.#show(screenOfView(view));
        this.notify('check_failed');
      }
    }
  }

  #checked(view: DepositView): void {
    const before = this.#screen;
    this.#take(view, 'heading');
    const current = this.#view ?? view;
    if (before.kind === 'unknown' && outlives(before, current)) {
      // The proxy knows of no such attempt: the number may be sent again, as the same attempt.
      this.#enter(current, { reason: 'unreceived' });
    } else if (this.#notice === 'checking') {
      this.notify('unchanged');
    }
  }

  /**
   * Takes a view of the proxy. Answers overtake each other, so an older one is dropped.
   * @returns whether it is news
   */
  #take(view: DepositView, focus: FocusTarget): boolean {
    const before = this.#view;
    if (before?.id === view.id && view.version <= before.version) return false;
    this.#view = view;
    const { keptText, host } = this.#options;
    if (before?.id !== view.id) this.#typed = keptText.read(view.id);
    // Settled: nobody needs the text any more.
    if (view.state === 'accepted' || view.state === 'credited') this.typed = '';
    if (before?.state === 'submitting' && view.attempts.used < before.attempts.used) {
      // The number never reached the gateway, and goes out again as the same attempt.
      if (!this.#typed) this.typed = before.transactionNumber;
      if (focus === 'none') this.#notice = 'screen';
      this.#enter(view, { reason: 'unsent' }, focus);
    } else if (!outlives(this.#screen, view)) {
      const screen = screenOfView(view);
      // A reload in the middle of typing comes back to the field.
      if (!before && screen.kind === 'pay' && this.#typed) this.#enter(view, undefined, focus);
      else {
        this.#notice = before && focus === 'none' ? 'screen' : 'none';
        this.#show(screen, focus);
      }
    }
    host.viewChanged(view);
    return true;
  }

  #pollFailed(error: unknown): number | 'end' {
    if (this.#ended(error)) return 'end';
    const { code, message, retryAfterMs = 0 } = asProxyError(error);
    // With a view on the screen a failed poll is no news to the payer: we just try again.
    if (!this.#view) this.#fail(isFinal(code) ? 'unavailable' : 'load_failed', code, message);
    return code === 'not_found' ? 'end' : retryAfterMs;
  }

  /** Whether the error ended the session; then says so. */
  #ended(error: unknown): boolean {
    const { code, message } = asProxyError(error);
    if (!endsSession(code)) return false;
    this.sleep();
    this.#fail('session_ended', code, message);
    return true;
  }

  #fail(kind: 'load_failed' | 'unavailable' | 'session_ended', code: FailureCode, reason: string): void {
    // Each try of the same trouble would tell the page the same again.
    if ('code' in this.#screen && this.#screen.code === code) return;
    this.#notice = 'screen';
    this.#show({ kind, code });
    this.#options.host.failed(code, reason);
  }

  #enter(view: DepositView, error: EntryError | undefined, focus: FocusTarget = 'field'): void {
    this.#show({ kind: 'enter', attempt: view.attempts.used + 1, ...(error && { error }) }, focus);
  }

  #show(screen: Screen, focus: FocusTarget = 'none'): void {
    this.#screen = screen;
    if (focus !== 'none') this.#notice = 'none';
    this.#options.host.changed(focus);
  }

  #begin(): AbortSignal {
    this.#action.abort();
    this.#action = new AbortController();
    return this.#action.signal;
  }
}
