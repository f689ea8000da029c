import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { moveWithdrawal } from '../withdrawal/move-withdrawal.ts';
import { nameOfResult } from './count-withdrawal.ts';
import { resultOfStatus } from './judge-withdrawal.ts';

const signedBefore = 'The gateway signed a result of it before it was asked for here.';

/** Whether a result was signed while this database knew nothing of the withdrawal, and was kept aside. */
async function hasSignedResult(tx: StoreTransaction, withdrawalId: string): Promise<boolean> {
  for (const status of resultOfStatus.keys()) {
    if ((await tx.listTransactionWords(nameOfResult(withdrawalId, status))).length > 0) return true;
  }
  return false;
}

/**
 * Moves a withdrawal to `sending`. This caller, and nobody else, then sends it.
 *
 * @returns the withdrawal as it was moved; `undefined` where it is not sent but `unknown`, as it must have been sent
 *   before: the database went back to a backup since
 */
export async function beginSending(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  cause: string,
  nowMs: number,
  change: Partial<Pick<StoredWithdrawal, 'details'>> = {},
): Promise<StoredWithdrawal | undefined> {
  await moveWithdrawal(tx, withdrawal, 'sending', cause, nowMs, change);
  const { version } = withdrawal;
  const begun: StoredWithdrawal = {
    ...withdrawal,
    ...change,
    state: 'sending',
    version: version + 1,
    stateSinceMs: nowMs,
  };
  if (!(await hasSignedResult(tx, withdrawal.id))) return begun;
  await moveWithdrawal(tx, begun, 'unknown', 'signed_before', nowMs, { reason: signedBefore });
  return undefined;
}
