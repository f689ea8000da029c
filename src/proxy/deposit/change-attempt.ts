import { ConcurrentChangeError } from '../../store/concurrent-change-error.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { AttemptChange, StoredAttempt } from '../../store/records.ts';

/**
 * Changes an attempt as it was read in this transaction; if somebody else changed it in between, the transaction is run
 * again. Where the deposit changes too, change the deposit first: who waits for its row must hold nothing that the
 * other one needs.
 */
export async function changeAttempt(
  tx: StoreTransaction,
  attempt: StoredAttempt,
  change: AttemptChange,
  nowMs: number,
): Promise<void> {
  if (!(await tx.updateAttempt(attempt.id, attempt.state, change, nowMs))) {
    throw new ConcurrentChangeError(`Attempt ${attempt.id} is no longer ${attempt.state}.`);
  }
}
