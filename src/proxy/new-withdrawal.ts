import type { StoredWithdrawal } from '../store/withdrawal-records.ts';

type Given = Pick<
  StoredWithdrawal,
  'idempotencyKey' | 'requestDigest' | 'label' | 'reference' | 'amount' | 'isTest' | 'details' | 'expiresAtMs'
>;

/** A withdrawal as it begins: requested, under an id of its own that is the only one ever sent. */
export function newWithdrawal({ nowMs, ...given }: Given & { readonly nowMs: number }): StoredWithdrawal {
  return {
    ...given,
    // 36 characters: the most the gateway takes.
    id: crypto.randomUUID(),
    version: 1,
    state: 'requested',
    refusal: null,
    reason: null,
    reviewAskedAtMs: null,
    createdAtMs: nowMs,
    stateSinceMs: nowMs,
  };
}
