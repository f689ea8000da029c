import type { StoreReader, StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { moveWithdrawal } from './move-withdrawal.ts';
import { isWordOnWithdrawal } from './name-of-word.ts';

/** Whether the gateway has signed anything of this withdrawal, whatever it says: then it has it. */
export async function hasSignedWord(read: StoreReader, withdrawalId: string): Promise<boolean> {
  const words = await read.listWithdrawalWords(withdrawalId);
  return words.some(({ transactionId }) => isWordOnWithdrawal(transactionId));
}

const signedBefore = 'The gateway has signed a word on it, and as far as is known here it was not sent.';

/**
 * Leaves to a person what was not sent from here, as far as is known here, and what the gateway has all the same: the
 * database went back to a backup since, or the network said that nothing had arrived. It is neither sent, which could
 * pay it twice, nor is its money given back.
 */
export async function leaveToPerson(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  cause: string,
  nowMs: number,
  change: Partial<Pick<StoredWithdrawal, 'details'>> = {},
): Promise<void> {
  await moveWithdrawal(tx, withdrawal, 'sending', cause, nowMs, change);
  const begun = { ...withdrawal, state: 'sending', version: withdrawal.version + 1 } as const;
  await moveWithdrawal(tx, begun, 'unknown', 'signed_before', nowMs, { reason: signedBefore });
}
