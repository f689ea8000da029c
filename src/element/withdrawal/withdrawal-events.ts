import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { WithdrawalView } from '../../contract/withdrawal-view.ts';
import { bubbling } from '../bubbling.ts';
import type { FailureCode } from '../failure-code.ts';

/** The withdrawal changed, or was seen for the first time. Once for each version of its view. */
export class IpayWithdrawalChangedEvent extends Event {
  static readonly eventName = 'ipay-withdrawal-changed';
  readonly view: WithdrawalView;

  constructor(view: WithdrawalView) {
    super(IpayWithdrawalChangedEvent.eventName, bubbling);
    this.view = view;
  }
}

/**
 * A signed postback says that it was paid, told once. For what the page shows; the shop's server learns it from the
 * proxy.
 */
export class IpayWithdrawalSucceededEvent extends Event {
  static readonly eventName = 'ipay-withdrawal-succeeded';
  readonly view: WithdrawalView;

  constructor(view: WithdrawalView) {
    super(IpayWithdrawalSucceededEvent.eventName, bubbling);
    this.view = view;
  }
}

/**
 * The element cannot show the withdrawal: it could not be loaded, its session ended, or the configuration is wrong.
 * A payout that failed is a change: `view.state` of `IpayWithdrawalChangedEvent`.
 */
export class IpayWithdrawalFailedEvent extends Event {
  static readonly eventName = 'ipay-withdrawal-failed';
  readonly code: FailureCode;
  /** What is wrong and what to do, for the page's developers. Not for the payer. */
  readonly reason: string;

  constructor(code: FailureCode, reason: string) {
    super(IpayWithdrawalFailedEvent.eventName, bubbling);
    this.code = code;
    this.reason = reason;
  }
}

/** The payer is done here: the money was paid (`success`), it was not (`fail`), or it is on its way (`pending`). */
export class IpayWithdrawalFinishedEvent extends Event {
  static readonly eventName = 'ipay-withdrawal-finished';
  readonly outcome: WindowOutcome;

  constructor(outcome: WindowOutcome) {
    super(IpayWithdrawalFinishedEvent.eventName, bubbling);
    this.outcome = outcome;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ipay-withdrawal-changed': IpayWithdrawalChangedEvent;
    'ipay-withdrawal-succeeded': IpayWithdrawalSucceededEvent;
    'ipay-withdrawal-failed': IpayWithdrawalFailedEvent;
    'ipay-withdrawal-finished': IpayWithdrawalFinishedEvent;
  }
}
