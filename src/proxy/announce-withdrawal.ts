import type { WithdrawalEvent } from '../contract/withdrawal-record.ts';
import type { WithdrawalRefusal } from '../contract/withdrawal-state.ts';
import type { StoreTransaction } from '../store/deposit-store.ts';
import type { StoredWithdrawal } from '../store/withdrawal-records.ts';
import { moveWithdrawal } from './move-withdrawal.ts';
import { randomId } from './random-id.ts';

/** What every event of the withdrawal says, and the fields each needs besides its own. */
export function withdrawalEventOf(withdrawal: StoredWithdrawal, nowMs: number) {
  const { id: withdrawalId, label, reference, amount, isTest } = withdrawal;
  return {
    id: randomId('evt_'),
    occurredAt: new Date(nowMs).toISOString(),
    data: { withdrawalId, label, reference, amount, test: isTest },
  };
}

/** Ends a withdrawal that is certainly not paid, and tells the merchant to give the money back. */
export async function refuseWithdrawal(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  refusal: WithdrawalRefusal,
  message: string,
  nowMs: number,
): Promise<void> {
  const cause = refusal === 'expired' ? 'time_over' : 'answer';
  await moveWithdrawal(tx, withdrawal, 'refused', cause, nowMs, { refusal, reason: message });
  const { data, ...base } = withdrawalEventOf(withdrawal, nowMs);
  const event: WithdrawalEvent = {
    ...base,
    type: 'withdrawal.refused',
    data: { ...data, refusal, message },
  };
  await tx.insertWithdrawalEvent(event, nowMs);
}

/** Whether its time is over and nothing was sent. */
export const isOverdue = ({ state, expiresAtMs }: StoredWithdrawal, nowMs: number): boolean =>
  state === 'requested' && nowMs >= expiresAtMs;
