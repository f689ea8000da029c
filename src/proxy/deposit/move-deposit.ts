import { canMove } from '../../contract/deposit-state.ts';
import type { DepositState } from '../../contract/deposit-state.ts';
import { ConcurrentChangeError } from '../../store/concurrent-change-error.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { DepositChange, PersonsDecision, StoredDeposit } from '../../store/records.ts';

/**
 * Changes a deposit as it was read in this transaction; if somebody else changed it in between, the transaction is run
 * again.
 */
export async function changeDeposit(
  tx: StoreTransaction,
  deposit: StoredDeposit,
  change: DepositChange,
  nowMs: number,
): Promise<void> {
  if (!(await tx.updateDeposit(deposit.id, deposit.version, change, nowMs))) {
    throw new ConcurrentChangeError(`Deposit ${deposit.id} changed since version ${deposit.version}.`);
  }
}

/**
 * Moves a deposit to another state and writes down why.
 *
 * @param cause a stable name such as `postback` or `activation`, for the record; or the person who decided
 * @throws {RangeError} when the table of transitions has no such move: a mistake of ours, never of a caller
 */
export async function moveDeposit(
  tx: StoreTransaction,
  deposit: StoredDeposit,
  to: DepositState,
  cause: string | PersonsDecision,
  nowMs: number,
  change: Omit<DepositChange, 'state'> = {},
): Promise<void> {
  if (!canMove(deposit.state, to)) {
    throw new RangeError(`A deposit does not go from ${deposit.state} to ${to}.`);
  }
  await changeDeposit(tx, deposit, { ...change, state: to }, nowMs);
  await tx.insertTransition({
    depositId: deposit.id,
    from: deposit.state,
    to,
    ...(typeof cause === 'string' ? { cause } : { cause: 'review', decision: cause }),
    atMs: nowMs,
  });
}
