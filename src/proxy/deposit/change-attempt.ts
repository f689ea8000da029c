import { ConcurrentChangeError } from '../../store/concurrent-change-error.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { AttemptChange, StoredAttempt } from '../../store/records.ts';

/**
 * Changes an attempt as it was read in this transaction; somebody else's change in between starts it anew. Where
 * the deposit changes too, it comes first: whoever waits for its row then holds nothing another one needs.
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
