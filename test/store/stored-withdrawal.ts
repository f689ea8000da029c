import type { StoredWithdrawal } from '../../src/store/withdrawal-records.ts';

export const storedWithdrawal = (id: string, change: Partial<StoredWithdrawal> = {}): StoredWithdrawal => ({
  id,
  idempotencyKey: `order:${id}`,
  requestDigest: 'digest',
  version: 1,
  state: 'requested',
  label: '125199',
  reference: 'payout-1',
  amount: { amountMinor: 1_000_000, currency: 'LKR' },
  isTest: true,
  details: null,
  refusal: null,
  reason: null,
  reviewAskedAtMs: null,
  createdAtMs: 1,
  expiresAtMs: 100,
  stateSinceMs: 1,
  ...change,
});
