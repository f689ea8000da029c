import { canMoveWithdrawal } from '../../contract/withdrawal-state.ts';
import type { WithdrawalState } from '../../contract/withdrawal-state.ts';
import { ConcurrentChangeError } from '../../store/concurrent-change-error.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { PersonsDecision } from '../../store/records.ts';
import type { StoredWithdrawal, WithdrawalChange } from '../../store/withdrawal-records.ts';

/**
 * Changes a withdrawal as it was read in this transaction; if somebody else changed it in between, the transaction is
 * run again.
 */
export async function changeWithdrawal(
  tx: StoreTransaction,
  { id, version }: StoredWithdrawal,
  change: WithdrawalChange,
  nowMs: number,
): Promise<void> {
  if (!(await tx.updateWithdrawal(id, version, change, nowMs))) {
    throw new ConcurrentChangeError(`Withdrawal ${id} changed since version ${version}.`);
  }
}

/**
 * Moves a withdrawal to another state and writes down why.
 *
 * @param cause a stable name such as `postback` or `answer`, for the record; or the person who decided
 * @throws {RangeError} when the table of transitions has no such move: a mistake of ours, never of a caller
 */
export async function moveWithdrawal(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  to: WithdrawalState,
  cause: string | PersonsDecision,
  nowMs: number,
  change: Omit<WithdrawalChange, 'state'> = {},
): Promise<void> {
  const { id, state: from } = withdrawal;
  if (!canMoveWithdrawal(from, to)) {
    throw new RangeError(`A withdrawal does not go from ${from} to ${to}.`);
  }
  await changeWithdrawal(tx, withdrawal, { ...change, state: to }, nowMs);
  await tx.insertWithdrawalTransition({
    withdrawalId: id,
    from,
    to,
    ...(typeof cause === 'string' ? { cause } : { cause: 'review', decision: cause }),
    atMs: nowMs,
  });
}
