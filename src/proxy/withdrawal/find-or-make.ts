import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { withdrawalIdOf } from './withdrawal-id.ts';

/** What is asked for when a withdrawal is made. */
type Asked = Pick<
  StoredWithdrawal,
  'requestDigest' | 'label' | 'reference' | 'amount' | 'isTest' | 'details' | 'expiresAtMs'
>;

/**
 * The withdrawal of this key: found, or made as what is asked for says. The unique key decides a race; the look before
 * only spares the work.
 *
 * @returns also whether it is new: then this caller, and nobody else, goes on with it
 */
export async function findOrMake(
  tx: StoreTransaction,
  idempotencyKey: string,
  nowMs: number,
  ask: () => Asked,
): Promise<{ readonly withdrawal: StoredWithdrawal; readonly isNew: boolean }> {
  const known = await tx.findWithdrawalByKey(idempotencyKey);
  if (known) return { withdrawal: known, isNew: false };
  const made: StoredWithdrawal = {
    ...ask(),
    id: withdrawalIdOf(await tx.readIdentity(), idempotencyKey),
    idempotencyKey,
    version: 1,
    state: 'requested',
    refusal: null,
    reason: null,
    reviewAskedAtMs: null,
    createdAtMs: nowMs,
    stateSinceMs: nowMs,
  };
  if (await tx.insertWithdrawal(made)) return { withdrawal: made, isNew: true };
  const winner = await tx.findWithdrawalByKey(idempotencyKey);
  if (!winner) throw new Error('A withdrawal vanished within a transaction.');
  return { withdrawal: winner, isNew: false };
}
