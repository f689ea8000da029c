import type { WithdrawalEvent } from '../contract/withdrawal-record.ts';
import type { WithdrawalState } from '../contract/withdrawal-state.ts';
import type { SinceWhen } from './records.ts';
import type {
  StoredWithdrawal,
  WithdrawalChange,
  WithdrawalSessionRecord,
  WithdrawalTransition,
} from './withdrawal-records.ts';

export interface WithdrawalReader {
  /** A random text that this database was given when it was made. Its backups have it too, and no other database. */
  readIdentity(): Promise<string>;
  findWithdrawalSession(tokenHash: string): Promise<WithdrawalSessionRecord | undefined>;
  findWithdrawal(id: string): Promise<StoredWithdrawal | undefined>;
  findWithdrawalByKey(idempotencyKey: string): Promise<StoredWithdrawal | undefined>;
  /** Whether another withdrawal than `id` has this reference, and is paid or may be yet. */
  hasOtherWithdrawal(reference: string, id: string): Promise<boolean>;
  /** Withdrawals that came into `state` at such a time, oldest first. */
  listWithdrawalsSince(state: WithdrawalState, when: SinceWhen, limit: number): Promise<StoredWithdrawal[]>;
  /** Withdrawals still only requested whose time is over. */
  listOverdueWithdrawals(nowMs: number, limit: number): Promise<StoredWithdrawal[]>;
  /** Accepted or unknown since before the time given, and no person was asked to look yet; oldest first. */
  listWithdrawalsToReview(beforeMs: number, limit: number): Promise<StoredWithdrawal[]>;
  /**
   * What waits for a person, oldest first: unknown, accepted since before the time given, and in conflict while the
   * transaction that contradicts is not dismissed.
   */
  listWithdrawalsInReview(acceptedBeforeMs: number, limit: number): Promise<StoredWithdrawal[]>;
}

/** As in `StoreTransaction`: a boolean says whether this caller won. */
export interface WithdrawalWriter {
  /** False when there is a withdrawal with this idempotency key, or id. */
  insertWithdrawal(withdrawal: StoredWithdrawal): Promise<boolean>;
  /** Applies the change and raises the version by one, if the version still is the one given. */
  updateWithdrawal(id: string, version: number, change: WithdrawalChange, nowMs: number): Promise<boolean>;
  insertWithdrawalSession(session: WithdrawalSessionRecord): Promise<void>;
  /** Ends every session of the withdrawal that has not ended yet, and tells its watchers. Returns how many. */
  revokeWithdrawalSessions(withdrawalId: string, nowMs: number): Promise<number>;
  insertWithdrawalTransition(transition: WithdrawalTransition): Promise<void>;
  /** Delivered as the deposits' events are, in order per withdrawal. */
  insertWithdrawalEvent(event: WithdrawalEvent, nowMs: number): Promise<void>;
}
