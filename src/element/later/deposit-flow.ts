import type { DepositView } from '../../contract/deposit-view.ts';
import type { FlowHost, FocusTarget } from '../flow.ts';
import type { KeptText } from '../kept-text.ts';
import type { Notice, PaymentFlow } from '../payment-flow.ts';
import type { ProxyClient } from '../proxy-client.ts';
import type { EntryError, Screen, SubmittedView } from '../screen.ts';
import { ViewFlow } from '../view-flow.ts';
import type { ViewFlowOptions } from '../view-flow.ts';
import { outlives, screenOfView } from './screen-of-view.ts';
import { TimeLeft } from './time-left.ts';

export interface DepositFlowOptions extends ViewFlowOptions<DepositView> {
  readonly client: ProxyClient;
  readonly host: FlowHost<DepositView>;
  readonly keptText: KeptText;
}

/** Whether the number was under way, and never reached the gateway: it goes out again as the same attempt. */
const wasUnsent = (view: DepositView, before: DepositView | undefined): before is SubmittedView =>
  before?.state === 'submitting' && view.attempts.used < before.attempts.used;

/**
 * The payer's way through a deposit kept by the proxy: follows it. What the payer does on the way is elsewhere:
 * `submitNumber`, `visitWindow`.
 */
export class DepositFlow extends ViewFlow<DepositView, Screen, Notice> implements PaymentFlow {
  override readonly options: DepositFlowOptions;
  readonly timeLeft = new TimeLeft();
  #typed = '';

  constructor(options: DepositFlowOptions) {
    super(options);
    this.options = options;
  }

  /** What stands in the field. */
  get typed(): string {
    return this.#typed;
  }

  set typed(text: string) {
    this.#typed = text;
    if (this.view) this.options.keptText.write(this.view.id, text);
  }

  override take(view: DepositView, focus: FocusTarget): boolean {
    const isNews = super.take(view, focus);
    if (this.timeLeft.hear(view)) this.options.host.changed('none');
    return isNews;
  }

  /** "I've paid", "Try again", "Correct it": to the field. */
  enter(): void {
    const { view } = this;
    if (!view) return;
    if (!this.#typed && 'transactionNumber' in view) this.typed = view.transactionNumber ?? '';
    this.enterWith(view, undefined, 'heading');
  }

  /** To the field, saying what is wrong with what stands in it. */
  enterWith(view: DepositView, error: EntryError | undefined, focus: FocusTarget = 'field'): void {
    this.show({ kind: 'enter', attempt: view.attempts.used + 1, ...(error && { error }) }, focus);
  }

  override isSettled({ state }: DepositView): boolean {
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
    if (before?.id !== view.id) this.#typed = this.options.keptText.read(view.id);
    if (wasUnsent(view, before) && !this.#typed) this.typed = before.transactionNumber;
    // Settled: nobody needs the text any more.
    if (view.state === 'accepted' || view.state === 'credited') this.typed = '';
  }
}
