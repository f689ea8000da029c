export { createProxy } from './create-proxy.ts';
export type { Proxy, ProxyOptions } from './create-proxy.ts';
export { ConfigurationError } from './configuration-error.ts';
export type { SettingProblem } from './configuration-error.ts';
export { ProblemError } from './problem-error.ts';
export type { Clock } from './clock.ts';
export type { Log } from './log.ts';
export type { DepositStore } from '../store/deposit-store.ts';
export type { DepositEvent, DepositRecord } from '../contract/deposit-record.ts';
export type { MerchantEvent } from '../contract/merchant-event.ts';
export type { Session, SessionRequest } from '../contract/schemas.ts';
export type {
  WithdrawalOrder,
  WithdrawalSession,
  WithdrawalSessionRequest,
} from '../contract/withdrawal-order.ts';
export type { WithdrawalEvent, WithdrawalRecord } from '../contract/withdrawal-record.ts';
