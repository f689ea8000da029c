import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { refuseWithdrawal } from './end-withdrawal.ts';
import { hasSignedWord, leaveToPerson } from './signed-before.ts';

/**
 * Ends a withdrawal that is `requested`, so that it is never sent: its money goes back, but where the gateway has it all
 * the same. Whoever would send it has changed it, and one of the two is run again.
 */
export async function endUnsent(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  cause: 'time_over' | 'called_off',
  nowMs: number,
): Promise<void> {
  if (await hasSignedWord(tx, withdrawal.id)) {
    await leaveToPerson(tx, withdrawal, cause, nowMs);
    return;
  }
  // Called off, its time is over: pages and servers of every version know that.
  const expiresAtMs = Math.min(nowMs, withdrawal.expiresAtMs);
  const change = cause === 'called_off' ? { reason: 'Called off.', expiresAtMs } : {};
  await refuseWithdrawal(tx, withdrawal, { refusal: 'expired', message: '', cause, change }, nowMs);
}
