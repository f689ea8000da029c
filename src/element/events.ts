import type { DepositView } from '../contract/deposit-view.ts';
import type { WindowOutcome } from '../contract/payment-window-link.ts';
import type { FailureCode } from './failure-code.ts';

const bubbling: EventInit = { bubbles: true, composed: true };

/** The deposit changed, or was seen for the first time. Once for each version of its view. */
export class IpayDepositChangedEvent extends Event {
  static readonly eventName = 'ipay-deposit-changed';
  readonly view: DepositView;

  constructor(view: DepositView) {
    super(IpayDepositChangedEvent.eventName, bubbling);
    this.view = view;
  }
}

/** A signed postback credited the deposit: the final outcome, told once. For the page to be nice with; the shop's server learns it from the proxy. */
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

/** The gateway's payment window is about to open. Cancel it to open `url` your own way, in an app's web view for one. */
export class IpayDepositOpenedEvent extends Event {
  static readonly eventName = 'ipay-deposit-opened';
  readonly url: string;

  constructor(url: string) {
    super(IpayDepositOpenedEvent.eventName, { ...bubbling, cancelable: true });
    this.url = url;
  }
}

/** The payer asked to leave for a return URL. Cancel it to stay, or to go there your own way. */
export class IpayDepositRedirectingEvent extends Event {
  static readonly eventName = 'ipay-deposit-redirecting';
  readonly url: string;
  readonly outcome: WindowOutcome;

  constructor(url: string, outcome: WindowOutcome) {
    super(IpayDepositRedirectingEvent.eventName, { ...bubbling, cancelable: true });
    this.url = url;
    this.outcome = outcome;
  }
}

/** The payer is done and there is no return URL to go to. */
export class IpayDepositFinishedEvent extends Event {
  static readonly eventName = 'ipay-deposit-finished';
  readonly outcome: WindowOutcome;

  constructor(outcome: WindowOutcome) {
    super(IpayDepositFinishedEvent.eventName, bubbling);
    this.outcome = outcome;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ipay-deposit-changed': IpayDepositChangedEvent;
    'ipay-deposit-credited': IpayDepositCreditedEvent;
    'ipay-deposit-failed': IpayDepositFailedEvent;
    'ipay-deposit-opened': IpayDepositOpenedEvent;
    'ipay-deposit-redirecting': IpayDepositRedirectingEvent;
    'ipay-deposit-finished': IpayDepositFinishedEvent;
  }
}
