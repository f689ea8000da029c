import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import { bubbling } from '../bubbling.ts';

/**
 * The gateway's payment window is about to open. Cancel it to open `url` your own way, in an app's web view for one.
 */
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
    'ipay-deposit-opened': IpayDepositOpenedEvent;
    'ipay-deposit-redirecting': IpayDepositRedirectingEvent;
    'ipay-deposit-finished': IpayDepositFinishedEvent;
  }
}
