export { createProxy } from './create-proxy.ts';
export type { Proxy, ProxyOptions } from './create-proxy.ts';
export { clientAddressFromForwardedFor } from './address/client-address.ts';
export type { ClientAddress } from './address/client-address.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export type { SettingProblem } from './errors/configuration-error.ts';
export { ProblemError } from './errors/problem-error.ts';
export { createReview } from './review/create-review.ts';
export type { Review } from './review/create-review.ts';
export type { TransactionChoice } from './review/find-in-review.ts';
export { ReviewError } from './review/review-error.ts';
export type { ReviewErrorCode } from './review/review-error.ts';
export type { Clock } from './clock.ts';
export type { Log } from './telemetry/log.ts';
export type { Meter } from './telemetry/meter.ts';
export type { DepositStore } from '../store/deposit-store.ts';
export type { PersonsDecision } from '../store/records.ts';
export type { DepositEvent, DepositRecord } from '../contract/deposit-record.ts';
export type { MerchantEvent } from '../contract/merchant-event.ts';
export type { RenderedDeposit, RenderingRequest } from '../contract/rendered-deposit.ts';
export type { Session, SessionRequest } from '../contract/session.ts';
export type {
  WithdrawalOrder,
  WithdrawalSession,
  WithdrawalSessionRequest,
} from '../contract/withdrawal-order.ts';
export type { WithdrawalEvent, WithdrawalRecord } from '../contract/withdrawal-record.ts';
