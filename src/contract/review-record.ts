import type { DepositState } from './deposit-state.ts';
import type { Money } from './money.ts';
import type { WithdrawalState } from './withdrawal-state.ts';

/** A deposit that no postback has settled. It waits for one, or for a word with the gateway's support. */
export interface DepositInReview {
  readonly id: string;
  /** `accepted`, `checking` and `possible`: for more than a day. */
  readonly state: Extract<DepositState, 'needs_review' | 'unknown' | 'accepted' | 'checking' | 'possible'>;
  readonly label: string;
  readonly reference: string | null;
  readonly requested: Money;
  /** ISO 8601 UTC, as all times here. */
  readonly since: string;
}

/** A signed transaction that fitted no deposit: real money, most likely, that nobody was credited. */
export interface TransactionInReview {
  readonly transactionId: string;
  /** Which gateway account and wallet name it; with `variant` they tell transactions of one number apart. */
  readonly account: string;
  readonly walletType: string;
  /** Empty for the first word on the transaction, else a digest of the one that contradicts it. */
  readonly variant: string;
  readonly status: 'suspense' | 'conflict';
  /** Why it does not fit. */
  readonly reason: string;
  /** The order it names, as signed: an attempt's id, or a withdrawal's. */
  readonly orderId: string;
  /** `null` when the order is none of a deposit here. */
  readonly depositId: string | null;
  /** As signed, unread. */
  readonly amount: string;
  readonly currency: string;
  readonly receivedAt: string;
}

/** A withdrawal that has no result, or two. It may be paid: ask the gateway's support before you decide. */
export interface WithdrawalInReview {
  /** Also the gateway's `withdrawal_id`. */
  readonly id: string;
  /** `accepted`: for more than a day. `conflict`: until the transaction that contradicts is dismissed. */
  readonly state: Extract<WithdrawalState, 'accepted' | 'unknown' | 'conflict'>;
  readonly label: string;
  readonly reference: string | null;
  readonly amount: Money;
  readonly isTest: boolean;
  /** What went wrong on the way; for people. */
  readonly reason: string | null;
  readonly since: string;
  /** When the merchant was told that a person has to look. */
  readonly reviewAskedAt: string | null;
}

/** An event the merchant's system did not take in a day of trying. */
export interface DeadEvent {
  readonly id: string;
  readonly type: string;
  readonly depositId: string | null;
  readonly withdrawalId: string | null;
  /** How often it was tried. */
  readonly deliveries: number;
  readonly lastError: string | null;
  readonly occurredAt: string;
}

/**
 * What needs a person: the answer of `GET /review`. Each list is oldest first, of the deposits those that are
 * `possible` last, and has at most 100 entries, or as many as `?limit=` says, up to 10,000.
 */
export interface ReviewRecord {
  readonly deposits: readonly DepositInReview[];
  readonly transactions: readonly TransactionInReview[];
  readonly withdrawals: readonly WithdrawalInReview[];
  readonly events: readonly DeadEvent[];
  /** Which of these lists go on after their last entry: ask with a higher `limit`. */
  readonly more: readonly ('deposits' | 'transactions' | 'withdrawals' | 'events')[];
}
