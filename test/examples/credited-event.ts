import type { DepositEvent } from '../../src/proxy/index.ts';

/** An event as the proxy sends it when a deposit is credited. */
export const creditedEvent = (id: string, amountMinor: number, label = 'payer-42'): DepositEvent => ({
  id,
  type: 'deposit.credited',
  occurredAt: '2026-01-01T00:00:00.000Z',
  data: {
    depositId: `dep_${id}`,
    label,
    reference: null,
    requested: { amountMinor, currency: 'LKR' },
    credited: { amountMinor, currency: 'LKR' },
    transactionId: id,
  },
});
