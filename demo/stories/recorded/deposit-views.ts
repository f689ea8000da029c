import type { DepositView, SubmittedState } from '../../../src/contract/deposit-view.ts';

type Base = Omit<DepositView, 'state' | 'windowOpened' | 'transactionNumber' | 'credited'>;

const base: Base = {
  id: 'dep_1',
  reference: 'order-1001',
  version: 1,
  amount: { amountMinor: 250_000, currency: 'LKR' },
  flow: 'number',
  wallet: { identifier: '0734234201', details: {} },
  attempts: { used: 0, left: 5 },
  handedIn: [],
  stateSinceMs: Date.UTC(2026, 10, 24, 5, 1, 2),
  timeMs: Date.UTC(2026, 10, 24, 5, 9, 0),
  canResume: false,
  expiresInMs: 1_800_000,
  returnUrls: {},
};

const handedIn = [{ transactionNumber: '48291736', atMs: Date.UTC(2026, 10, 24, 5, 1, 0) }];

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
  handedIn,
  ...changes,
  state,
  transactionNumber: '48291736',
});

export const credited = (amountMinor = 250_000, changes: Partial<Base> = {}): DepositView => ({
  ...base,
  version: 3,
  attempts: { used: 1, left: 4 },
  handedIn: changes.flow === 'window' ? [] : handedIn,
  ...changes,
  state: 'credited',
  credited: { amountMinor, currency: 'LKR' },
  transactionNumber: changes.flow === 'window' ? null : '48291736',
});

export const expired = (changes: Partial<Base> = {}, windowOpened = false): DepositView => ({
  ...base,
  version: 2,
  expiresInMs: 0,
  ...changes,
  state: 'expired',
  windowOpened,
});
