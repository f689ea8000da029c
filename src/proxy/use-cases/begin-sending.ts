import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { moveWithdrawal } from '../withdrawal/move-withdrawal.ts';
import { hasSignedWord, leaveToPerson } from '../withdrawal/signed-before.ts';

/**
 * Moves a withdrawal to `sending`. This caller, and nobody else, then sends it.
 *
 * @returns the withdrawal as it was moved; `undefined` where it is not sent but left to a person, as the gateway has it
 */
export async function beginSending(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  cause: string,
  nowMs: number,
  change: Partial<Pick<StoredWithdrawal, 'details'>> = {},
): Promise<StoredWithdrawal | undefined> {
  if (await hasSignedWord(tx, withdrawal.id)) {
    await leaveToPerson(tx, withdrawal, cause, nowMs, change);
    return undefined;
  }
  await moveWithdrawal(tx, withdrawal, 'sending', cause, nowMs, change);
  return {
    ...withdrawal,
    ...change,
    state: 'sending',
    version: withdrawal.version + 1,
    stateSinceMs: nowMs,
  };
}
