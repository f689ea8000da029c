export type { DepositState } from './contract/deposit-state.ts';
export type { DepositView, ReturnUrls, WalletDetails } from './contract/deposit-view.ts';
export type { Money } from './contract/money.ts';
export {
  IpayDepositChangedEvent,
  IpayDepositCreditedEvent,
  IpayDepositFailedEvent,
} from './element/events.ts';
export type { FailureCode } from './element/failure-code.ts';
export { IpayDeposit } from './element/ipay-deposit.ts';
export type { DepositTextId } from './element/ipay-deposit.ts';
export {
  IpayDepositFinishedEvent,
  IpayDepositOpenedEvent,
  IpayDepositRedirectingEvent,
} from './element/later/leaving-events.ts';
export { findTransactionNumber } from './element/later/number/find-transaction-number.ts';
export type { FoundNumber } from './element/later/number/find-transaction-number.ts';
export { loadLanguage } from './element/load-deposit-language.ts';
export type { OwnTexts } from './element/own-texts.ts';
