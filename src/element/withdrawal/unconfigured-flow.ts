import type { WithdrawalView } from '../../contract/withdrawal-view.ts';
import type { Flow, FlowHost } from '../flow.ts';

/** The page named no proxy or no session: nothing to do but to say so. */
export class UnconfiguredFlow implements Flow {
  readonly screen = { kind: 'unavailable', code: 'not_configured' } as const;
  readonly notice = 'none';
  readonly #host: FlowHost<WithdrawalView>;
  #isTold = false;

  constructor(host: FlowHost<WithdrawalView>) {
    this.#host = host;
  }

  start(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#host.failed('not_configured', 'Set `proxy` to the proxy’s address, and `session` to a token.');
  }

  stop(): void {
    return;
  }

  wake(): void {
    return;
  }

  sleep(): void {
    return;
  }

  /** What there is to say is on the screen from the first. */
  notify(): void {
    return;
  }
}
