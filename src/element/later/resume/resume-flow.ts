import type { DepositView } from '../../../contract/deposit-view.ts';
import { asProxyError } from '../../as-proxy-error.ts';
import type { FlowHost, FocusTarget } from '../../flow.ts';
import { LiveView } from '../../live-view.ts';
import type { Notice, PaymentFlow } from '../../payment-flow.ts';
import { oneOf } from '../../problem-meaning.ts';
import type { ProxyConnection } from '../../proxy-connection.ts';
import type { ProxyError } from '../../proxy-error.ts';
import type { Screen } from '../../screen.ts';
import { resumedSession } from './resume-client.ts';
import { isToken } from './resume-ticket.ts';

export interface ResumeFlowOptions {
  /** Without a session: that is what is asked for. */
  readonly connection: ProxyConnection;
  /** What the link brought, or is kept of an earlier visit; see `takeTicket`. */
  readonly take: () => string;
  readonly host: FlowHost<DepositView>;
  /** @param isNew false for a session that this device had before */
  readonly resumed: (token: string, isNew: boolean) => void;
}

/** The link is of no use any more; the first device alone can make another. */
const endsResuming = oneOf(
  'resume_link_expired',
  'resume_link_used',
  'resume_link_invalid',
  'session_invalid',
  'session_expired',
  'invalid_request',
);

/** The way of a device that has a resume link to a session of its own; the deposit's own flow follows. */
export class ResumeFlow implements PaymentFlow {
  readonly #options: ResumeFlowOptions;
  readonly #live: LiveView;
  #screen: Screen = { kind: 'loading' };
  #notice: Notice = 'none';
  #isDone = false;
  #brought = '';

  constructor(options: ResumeFlowOptions) {
    this.#options = options;
    this.#live = new LiveView({
      poll: (signal) => this.#exchange(signal),
      failed: (error) => this.#failed(error),
      goesOn: () => !this.#isDone && this.#screen.kind !== 'session_ended',
    });
  }

  get screen(): Screen {
    return this.#screen;
  }

  get notice(): Notice {
    return this.#notice;
  }

  start(): void {
    const { take, resumed } = this.#options;
    // Where nothing can be kept it is here alone.
    this.#brought = take() || this.#brought;
    this.#isDone = isToken(this.#brought);
    if (this.#isDone) {
      resumed(this.#brought, false);
    } else if (!this.#brought) {
      this.#end('resume_link_invalid', 'The page was opened without a link.');
    } else {
      this.show({ kind: 'loading' });
    }
  }

  stop(): void {
    this.#live.stop();
  }

  wake(): void {
    this.#live.start();
  }

  sleep(): void {
    this.#live.stop();
  }

  notify(notice: Notice): void {
    this.#notice = notice;
    this.#options.host.changed('none');
  }

  show(screen: Screen, focus: FocusTarget = 'none'): void {
    this.#screen = screen;
    this.#notice = 'screen';
    this.#options.host.changed(focus);
  }

  async #exchange(signal: AbortSignal): Promise<boolean> {
    const { connection, resumed } = this.#options;
    const { token } = await resumedSession(connection, this.#brought, signal);
    if (signal.aborted) return false;
    this.#isDone = true;
    // With it the element makes another flow.
    resumed(token, true);
    return true;
  }

  #failed(error: unknown): number | 'end' {
    const { code, message, retryAfterMs = 0 } = asProxyError(error);
    if (endsResuming(code)) {
      this.#end(code, message);
      return 'end';
    }
    if (this.#screen.kind !== 'load_failed') {
      this.show({ kind: 'load_failed', code });
      this.#options.host.failed(code, message);
    }
    return retryAfterMs;
  }

  #end(code: ProxyError['code'], reason: string): void {
    this.show({ kind: 'session_ended', code });
    this.#options.host.failed(code, reason);
  }
}
