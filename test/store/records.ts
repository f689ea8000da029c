import type { DepositEvent } from '../../src/contract/deposit-record.ts';
import type { StoreTransaction } from '../../src/store/deposit-store.ts';
import type { InboxRecord, StoredAttempt, StoredTransaction } from '../../src/store/records.ts';

export const storedAttempt = (id: string, more: Partial<StoredAttempt> = {}): StoredAttempt => ({
  id,
  depositId: 'dep_1',
  ordinal: 1,
  transactionNumber: '11111111',
  state: 'submitting',
  depositStateBefore: 'awaiting_payment',
  reason: null,
  createdAtMs: 1,
  changedAtMs: 1,
  ...more,
});

export const inboxRecord = (digest: string): InboxRecord => ({
  digest,
  accessKey: 'key',
  body: '{"a":"\\u0000"}',
  receivedAtMs: 3,
});

export const storedTransaction = (
  transactionId: string,
  more: Partial<StoredTransaction> = {},
): StoredTransaction => ({
  account: 'main',
  walletType: 'ipay',
  transactionId,
  variant: '',
  digest: 'digest',
  status: 'suspense',
  reason: 'order_unknown',
  orderId: 'order',
  depositId: 'dep_1',
  amount: '1000.50',
  currency: 'LKR',
  entry: '{}',
  inboxDigest: 'inbox_1',
  receivedAtMs: 3,
  ...more,
});

export async function insertEvent(
  tx: StoreTransaction,
  id: string,
  depositId = 'dep_1',
  nowMs = 0,
): Promise<void> {
  const event: DepositEvent = {
    id,
    type: 'deposit.needs_review',
    occurredAt: new Date(0).toISOString(),
    data: { depositId, label: 'payer-1', reference: null },
  };
  await tx.insertEvent(event, depositId, nowMs);
}
