import type { DepositView, SubmittedState } from '../../src/contract/deposit-view.ts';

type Base = Omit<DepositView, 'state' | 'windowOpened' | 'transactionNumber' | 'credited'>;

const base: Base = {
  id: 'dep_1',
  version: 1,
  amount: { amountMinor: 250_000, currency: 'LKR' },
  flow: 'number',
  wallet: { identifier: '0734234201', details: {} },
  attempts: { used: 0, left: 5 },
  expiresInMs: 1_800_000,
  returnUrls: {},
};

/** Waiting for the payer's money and number. */
export const awaiting = (changes: Partial<Base> = {}): DepositView => ({
  ...base,
  ...changes,
  state: 'awaiting_payment',
  windowOpened: false,
});

/** Waiting for the payer to go through the gateway's payment window. */
export const awaitingWindow = (changes: Partial<Base> = {}, windowOpened = false): DepositView => ({
  ...base,
  flow: 'window',
  wallet: null,
  ...changes,
  state: 'awaiting_payment',
  windowOpened,
});

/** A first number was handed in. */
export const submitted = (state: SubmittedState, changes: Partial<Base> = {}): DepositView => ({
  ...base,
  version: 2,
  attempts: { used: 1, left: 4 },
  ...changes,
  state,
  transactionNumber: '48291736',
});

export const credited = (amountMinor = 250_000, changes: Partial<Base> = {}): DepositView => ({
  ...base,
  version: 3,
  attempts: { used: 1, left: 4 },
  ...changes,
  state: 'credited',
  credited: { amountMinor, currency: 'LKR' },
  transactionNumber: changes.flow === 'window' ? null : '48291736',
});

export const expired = (changes: Partial<Base> = {}): DepositView => ({
  ...base,
  version: 2,
  expiresInMs: 0,
  ...changes,
  state: 'expired',
  windowOpened: false,
});
