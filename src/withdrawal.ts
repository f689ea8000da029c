export type { Money } from './contract/money.ts';
export type { WithdrawalRefusal, WithdrawalState } from './contract/withdrawal-state.ts';
export type { WithdrawalRecipient, WithdrawalView } from './contract/withdrawal-view.ts';
export type { FailureCode } from './element/failure-code.ts';
export { IpayWithdrawal } from './element/ipay-withdrawal.ts';
export type { WithdrawalTextId } from './element/ipay-withdrawal.ts';
export type { OwnTexts } from './element/own-texts.ts';
export { loadLanguage } from './element/withdrawal/load-withdrawal-language.ts';
export { sriLankanBanks } from './element/withdrawal/sri-lankan-banks.ts';
export {
  IpayWithdrawalChangedEvent,
  IpayWithdrawalFailedEvent,
  IpayWithdrawalFinishedEvent,
  IpayWithdrawalSucceededEvent,
} from './element/withdrawal/withdrawal-events.ts';
