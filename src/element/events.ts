import type { DepositView } from '../contract/deposit-view.ts';
import { bubbling } from './bubbling.ts';
import type { FailureCode } from './failure-code.ts';

/** The deposit changed, or was seen for the first time. Once for each version of its view. */
export class IpayDepositChangedEvent extends Event {
  static readonly eventName = 'ipay-deposit-changed';
  readonly view: DepositView;

  constructor(view: DepositView) {
    super(IpayDepositChangedEvent.eventName, bubbling);
    this.view = view;
  }
}

/**
 * A signed postback credited the deposit: the final outcome, told once. For what the page shows; the shop's server
 * learns it from the proxy.
 */
export class IpayDepositCreditedEvent extends Event {
  static readonly eventName = 'ipay-deposit-credited';
  readonly view: DepositView;

  constructor(view: DepositView) {
    super(IpayDepositCreditedEvent.eventName, bubbling);
    this.view = view;
  }
}

/** The element cannot show the deposit: it could not be loaded, its session ended, or the configuration is wrong. */
export class IpayDepositFailedEvent extends Event {
  static readonly eventName = 'ipay-deposit-failed';
  readonly code: FailureCode;
  /** What is wrong and what to do, for the page's developers. Not for the payer. */
  readonly reason: string;

  constructor(code: FailureCode, reason: string) {
    super(IpayDepositFailedEvent.eventName, bubbling);
    this.code = code;
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ipay-deposit-changed': IpayDepositChangedEvent;
    'ipay-deposit-credited': IpayDepositCreditedEvent;
    'ipay-deposit-failed': IpayDepositFailedEvent;
  }
}
