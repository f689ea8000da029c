import type { WithdrawalEvent } from '../contract/withdrawal-record.ts';
import type { WithdrawalState } from '../contract/withdrawal-state.ts';
import type {
  StoredWithdrawal,
  WithdrawalChange,
  WithdrawalSessionRecord,
  WithdrawalTransition,
} from './withdrawal-records.ts';

export interface WithdrawalReader {
  findWithdrawalSession(tokenHash: string): Promise<WithdrawalSessionRecord | undefined>;
  findWithdrawal(id: string): Promise<StoredWithdrawal | undefined>;
  findWithdrawalByKey(idempotencyKey: string): Promise<StoredWithdrawal | undefined>;
  /** Withdrawals that came into `state` before the time given, oldest first. */
  listWithdrawalsSince(state: WithdrawalState, beforeMs: number, limit: number): Promise<StoredWithdrawal[]>;
  /** Withdrawals still only requested whose time is over. */
  listOverdueWithdrawals(nowMs: number, limit: number): Promise<StoredWithdrawal[]>;
  /** Accepted or unknown since before the time given, and no person was asked to look yet; oldest first. */
  listWithdrawalsToReview(beforeMs: number, limit: number): Promise<StoredWithdrawal[]>;
}

/** As in `StoreTransaction`: a boolean says whether this caller won. */
export interface WithdrawalWriter {
  /** False when there is a withdrawal with this idempotency key. */
  insertWithdrawal(withdrawal: StoredWithdrawal): Promise<boolean>;
  /** Applies the change and raises the version by one, if the version still is the one given. */
  updateWithdrawal(id: string, version: number, change: WithdrawalChange, nowMs: number): Promise<boolean>;
  insertWithdrawalSession(session: WithdrawalSessionRecord): Promise<void>;
  insertWithdrawalTransition(transition: WithdrawalTransition): Promise<void>;
  /** Delivered as the deposits' events are, in order per withdrawal. */
  insertWithdrawalEvent(event: WithdrawalEvent, nowMs: number): Promise<void>;
}
