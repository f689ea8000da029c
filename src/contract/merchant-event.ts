import type { DepositEvent } from './deposit-record.ts';
import type { WithdrawalEvent } from './withdrawal-record.ts';

/** Everything the proxy tells the merchant's system, at least once. */
export type MerchantEvent = DepositEvent | WithdrawalEvent;
