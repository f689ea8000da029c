import type { Money } from '../contract/money.ts';
import type { WithdrawalRefusal, WithdrawalState } from '../contract/withdrawal-state.ts';
import type { WithdrawalDetails } from '../contract/withdrawal-view.ts';
import type { PersonsDecision } from './records.ts';

/** One intent to pay out. Times are epoch milliseconds. */
export interface StoredWithdrawal {
  /** The gateway's `withdrawal_id`: the only one ever sent for this intent. */
  readonly id: string;
  /** Unique: what makes a repeated request the same intent. */
  readonly idempotencyKey: string;
  /** SHA-256 of what was asked for under that key. */
  readonly requestDigest: string;
  readonly version: number;
  readonly state: WithdrawalState;
  readonly label: string;
  readonly reference: string | null;
  readonly amount: Money;
  readonly isTest: boolean;
  /** `null` while the payer has not said where the money goes. */
  readonly details: WithdrawalDetails | null;
  readonly refusal: WithdrawalRefusal | null;
  /** What the gateway said, or what went wrong on the way; for people, never with a secret. */
  readonly reason: string | null;
  /** When a person was asked to look; once is enough. */
  readonly reviewAskedAtMs: number | null;
  readonly createdAtMs: number;
  /** Not sent by then, it never is. */
  readonly expiresAtMs: number;
  /** When it came into its present state. */
  readonly stateSinceMs: number;
}

/** What may change in a withdrawal; everything else is fixed when it is made. */
export type WithdrawalChange = Partial<
  Pick<StoredWithdrawal, 'state' | 'details' | 'refusal' | 'reason' | 'reviewAskedAtMs' | 'expiresAtMs'>
>;

/** A payer's access to one withdrawal. The token itself is never stored, only its SHA-256. */
export interface WithdrawalSessionRecord {
  readonly tokenHash: string;
  readonly withdrawalId: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly revokedAtMs: number | null;
}

/** One change of a withdrawal's state, with what caused it. Append-only. */
export interface WithdrawalTransition {
  readonly withdrawalId: string;
  readonly from: WithdrawalState;
  readonly to: WithdrawalState;
  readonly cause: string;
  /** Where a person caused it. */
  readonly decision?: PersonsDecision | undefined;
  readonly atMs: number;
}
