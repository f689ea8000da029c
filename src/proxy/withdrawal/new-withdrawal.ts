import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';

type Given = Pick<
  StoredWithdrawal,
  | 'id'
  | 'idempotencyKey'
  | 'requestDigest'
  | 'label'
  | 'reference'
  | 'amount'
  | 'isTest'
  | 'details'
  | 'expiresAtMs'
>;

/** A withdrawal as it begins: requested. */
export function newWithdrawal({ nowMs, ...given }: Given & { readonly nowMs: number }): StoredWithdrawal {
  return {
    ...given,
    version: 1,
    state: 'requested',
    refusal: null,
    reason: null,
    reviewAskedAtMs: null,
    createdAtMs: nowMs,
    stateSinceMs: nowMs,
  };
}
