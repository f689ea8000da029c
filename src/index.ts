export type { DepositState } from './contract/deposit-state.ts';
export type { DepositView, ReturnUrls, WalletDetails } from './contract/deposit-view.ts';
export type { Money } from './contract/money.ts';
export {
  IpayDepositChangedEvent,
  IpayDepositCreditedEvent,
  IpayDepositFailedEvent,
  IpayDepositFinishedEvent,
  IpayDepositOpenedEvent,
  IpayDepositRedirectingEvent,
} from './element/events.ts';
export type { FailureCode } from './element/failure-code.ts';
export { IpayDeposit } from './element/ipay-deposit.ts';
