import type { StoredDeposit } from '../../src/store/records.ts';

export const storedDeposit = (id: string): StoredDeposit => ({
  id,
  version: 1,
  state: 'awaiting_payment',
  label: 'payer-1',
  reference: null,
  flow: 'number',
  requested: { amountMinor: 100_000, currency: 'LKR' },
  credited: null,
  creditedAttemptId: null,
  wallet: null,
  returnUrls: { success: 'https://shop.example/thanks' },
  attemptsUsed: 0,
  windowOpened: false,
  createdAtMs: 1,
  expiresAtMs: 2,
  stateSinceMs: 1,
});
