import type { DepositEvent } from '../../contract/deposit-record.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredDeposit } from '../../store/records.ts';
import { isoTime } from '../iso-time.ts';
import { randomId } from '../random-id.ts';

/** Tells the merchant that a person has to look at the deposit. */
export async function askForReview(
  tx: StoreTransaction,
  deposit: StoredDeposit,
  nowMs: number,
): Promise<void> {
  const event: DepositEvent = {
    id: randomId('evt_', nowMs),
    type: 'deposit.needs_review',
    occurredAt: isoTime(nowMs),
    data: { depositId: deposit.id, label: deposit.label, reference: deposit.reference },
  };
  await tx.insertEvent(event, deposit.id, nowMs);
}
