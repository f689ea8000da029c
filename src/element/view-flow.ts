import { asProxyError } from './as-proxy-error.ts';
import type { FailureCode } from './failure-code.ts';
import type { Flow, FlowHost, FocusTarget, StatusNotice } from './flow.ts';
import { LiveView } from './live-view.ts';
import { endsSession, isFinal } from './problem-meaning.ts';
import { ProxyError } from './proxy-error.ts';
import type { ViewlessScreen } from './viewless-screen.ts';

/** What the proxy tells of a deposit or a withdrawal. */
export interface VersionedView {
  readonly id: string;
  readonly version: number;
}

export interface ViewFlowOptions<View> {
  readonly client: { readonly view: (signal: AbortSignal, after?: number) => Promise<View> };
  readonly host: FlowHost<View>;
  /** Whether the browser believes that it has a connection. */
  readonly isOnline: () => boolean;
  /** A view the merchant's page already has, which saves the first round trip. */
  readonly initialView: View | undefined;
  /** Whether the proxy gave `initialView`. The page may have one of the payment before. */
  readonly isConfirmed?: boolean;
  /** Why there is none: the proxy has been asked already, and this came of it. */
  readonly problem?: unknown;
}

/**
 * The payer's way through something the proxy keeps. It rests on two things: the last view of the proxy, and the
 * screen, which is the view's own or one the payer went to.
 */
export abstract class ViewFlow<
  View extends VersionedView,
  OwnScreen extends { readonly kind: string },
  OwnNotice extends string = never,
> implements Flow {
  readonly options: ViewFlowOptions<View>;
  readonly #live: LiveView;
  #screen: OwnScreen | ViewlessScreen = { kind: 'loading' };
  #notice: StatusNotice | OwnNotice = 'none';
  #view: View | undefined;
  #isConfirmed = false;
  #problem: unknown;
  /** The payer's latest action. A newer one takes its place. */
  #action = new AbortController();

  constructor(options: ViewFlowOptions<View>) {
    this.options = options;
    this.#problem = options.problem;
    this.#live = new LiveView({
      poll: async (signal) => {
        const problem = this.#problem;
        this.#problem = undefined;
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- It was thrown before.
        if (problem !== undefined) throw problem;
        const view = await options.client.view(signal, this.#view?.version);
        if (signal.aborted) return false;
        return this.take(view, 'none');
      },
      failed: (error) => this.#pollFailed(error),
      goesOn: () => !(this.#view && this.isSettled(this.#view)) && this.#screen.kind !== 'session_ended',
    });
  }

  /** Whether nothing can change any more. */
  abstract isSettled(view: View): boolean;

  /** Whether the payer's own screen outlives the news that things now stand as in `view`. */
  protected abstract outlives(screen: OwnScreen | ViewlessScreen, view: View): boolean;

  /** The screen that says what the proxy last said, after what it said before. */
  protected abstract screenOf(view: View, before: View | undefined): OwnScreen | ViewlessScreen;

  /** A newer view came, and its screen is about to be shown. */
  protected abstract received(view: View, before: View | undefined): void;

  get screen(): OwnScreen | ViewlessScreen {
    return this.#screen;
  }

  get notice(): StatusNotice | OwnNotice {
    return this.#notice;
  }

  get view(): View | undefined {
    return this.#view;
  }

  start(): void {
    const { initialView, isConfirmed = false } = this.options;
    if (this.#view || !initialView) return;
    this.take(initialView, 'none');
    this.#isConfirmed = isConfirmed;
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
  }

  notify(notice: StatusNotice | OwnNotice): void {
    this.#notice = notice;
    this.options.host.changed('none');
  }

  /** Back from the payer's own screen to what the view says. */
  back(): void {
    if (this.#view) this.show(this.screenOf(this.#view, this.#view), 'heading');
  }

  /** "Try again" after it could not be loaded. */
  reload(): void {
    this.#view = undefined;
    this.show({ kind: 'loading' }, 'heading');
    this.wake();
  }

  /**
   * Takes a view of the proxy; says whether it is news. Answers overtake each other, so an older one is dropped. One that
   * the page gave gives way to the proxy's.
   *
   * @throws {ProxyError} at one of another deposit, which a session never has: a cache on the way has given it, and it
   *   says nothing of ours
   */
  take(view: View, focus: FocusTarget): boolean {
    const isAnother = this.#view !== undefined && this.#view.id !== view.id;
    if (isAnother && this.#isConfirmed) throw new ProxyError('unreadable', view.id);
    this.#isConfirmed = true;
    const before = isAnother ? undefined : this.#view;
    if (before && before.version >= view.version) return false;
    this.#view = view;
    this.received(view, before);
    if (!this.outlives(this.#screen, view)) {
      this.#notice = before && focus === 'none' ? 'screen' : 'none';
      this.show(this.screenOf(view, before), focus);
    }
    this.options.host.viewChanged(view);
    return true;
  }

  /** Whether the error ended the session; then says so. */
  ended(error: unknown): boolean {
    const { code, message } = asProxyError(error);
    if (!endsSession(code)) return false;
    this.sleep();
    this.fail('session_ended', code, message);
    return true;
  }

  /** Shows a screen that no view is needed for, and tells the page why. */
  fail(kind: 'load_failed' | 'unavailable' | 'session_ended', code: FailureCode, reason: string): void {
    // Each try of the same trouble would tell the page the same again.
    if ('code' in this.#screen && this.#screen.code === code) return;
    this.#notice = 'screen';
    this.show({ kind, code });
    this.options.host.failed(code, reason);
  }

  /** Shows another screen. */
  show(screen: OwnScreen | ViewlessScreen, focus: FocusTarget = 'none'): void {
    this.#screen = screen;
    if (focus !== 'none') this.#notice = 'none';
    this.options.host.changed(focus);
  }

  /** Begins an action of the payer, and ends the one before. */
  begin(): AbortSignal {
    this.#action.abort();
    this.#action = new AbortController();
    return this.#action.signal;
  }

  #pollFailed(error: unknown): number | 'end' {
    if (this.ended(error)) return 'end';
    const { code, message, retryAfterMs = 0 } = asProxyError(error);
    const { kind } = this.#screen;
    // News that a proxy of a later version tells in words of its own. What else cannot be read comes with a reason.
    const isNews = error instanceof ProxyError && code === 'unreadable' && error.message === '';
    if (isNews && this.#view && !this.outlives(this.#screen, this.#view)) {
      // These ask for nothing, and say of nothing that it failed: no harm is done when they are no longer true.
      if (!['accepted', 'checking', 'possible', 'unknown'].includes(kind)) this.#view = undefined;
    }
    // With a view on the screen a failed poll is no news to the payer: we just try again.
    if (this.#view) return retryAfterMs;
    this.fail(isFinal(code) ? 'unavailable' : 'load_failed', code, message);
    return code === 'not_found' ? 'end' : retryAfterMs;
  }
}
