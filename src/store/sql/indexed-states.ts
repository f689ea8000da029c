import { sql } from 'kysely';
import type { DepositState } from '../../contract/deposit-state.ts';
import type { WithdrawalState } from '../../contract/withdrawal-state.ts';
import type { TransactionStatus } from '../records.ts';

/*
 * What the partial indexes hold. A database uses one only for a query that says the same words as the index does, so
 * each list is written out, not bound, and asked for even where another condition already says more.
 */

/** Of deposits that only grow in number: the index `deposit_waiting` leaves them out. */
export const doneStates = sql<DepositState>`('credited', 'expired')`;

/** Of withdrawals without a result: the index `withdrawal_open`. */
export const openWithdrawalStates = sql<WithdrawalState>`('requested', 'sending', 'accepted', 'unknown')`;

/** Of transactions that wait for a person: the index `gateway_transaction_in_review`. */
export const reviewStatuses = sql<TransactionStatus>`('suspense', 'conflict')`;

/** Of transactions that credited no deposit and may name a withdrawal: the index `gateway_transaction_on_withdrawal`. */
export const mayNameWithdrawal = sql<boolean>`deposit_id is null and length(order_id) = 36`;

/** Of events that the merchant has not taken: the index `outbox_untaken`. */
export const untakenStates = sql<'pending' | 'dead'>`('pending', 'dead')`;
