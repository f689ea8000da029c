/** What of a flow goes into a form. */
export interface FormResult {
  /** Of the deposit or withdrawal. */
  readonly id: string;
  /** Whether the payer has nothing left to do. */
  readonly isDone: boolean;
}

/** What is on the screen, as far as it is a state of the element. */
export interface ShownScreen {
  readonly kind: string;
  readonly phase?: string;
}

const busyKinds = ['loading', 'submitting', 'sending'];

/**
 * What the page around sees of the element without listening to it: its value in a form, and its state in CSS,
 * `:state(pay)` and so on. Browsers without element internals go without; the payment does not.
 */
export class PageFace {
  readonly internals: ElementInternals | undefined;

  constructor(element: HTMLElement) {
    if ('attachInternals' in element) this.internals = element.attachInternals();
  }

  /**
   * @param unfinished what to tell when the form asks for a result that is not there; empty when it does not ask
   * @param anchor what the browser points at then
   */
  setResult(result: FormResult | undefined, unfinished: string, anchor: HTMLElement | null): void {
    const { internals } = this;
    internals?.setFormValue(result?.id ?? null);
    if (unfinished && !result?.isDone) {
      internals?.setValidity({ valueMissing: true }, unfinished, anchor ?? undefined);
    } else {
      internals?.setValidity({});
    }
  }

  setState({ phase, kind }: ShownScreen, isBusy: boolean): void {
    const states = this.internals?.states;
    try {
      states?.clear();
      states?.add(kind.replaceAll('_', '-'));
      if (isBusy || busyKinds.includes(kind) || phase === 'opening') states?.add('busy');
    } catch {
      // Before `:state()` was settled, Chromium took only names with two dashes in front.
    }
  }
}
