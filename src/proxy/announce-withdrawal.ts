import type { WithdrawalEvent } from '../contract/withdrawal-record.ts';
import type { WithdrawalRefusal } from '../contract/withdrawal-state.ts';
import type { StoreTransaction } from '../store/deposit-store.ts';
import type { PersonsDecision } from '../store/records.ts';
import type { StoredWithdrawal } from '../store/withdrawal-records.ts';
import { moveWithdrawal } from './move-withdrawal.ts';
import { randomId } from './random-id.ts';

/** What every event of the withdrawal says, and the fields each needs besides its own. */
export function withdrawalEventOf(withdrawal: StoredWithdrawal, nowMs: number) {
  const { id: withdrawalId, label, reference, amount, isTest } = withdrawal;
  return {
    id: randomId('evt_', nowMs),
    occurredAt: new Date(nowMs).toISOString(),
    data: { withdrawalId, label, reference, amount, test: isTest },
  };
}

/**
 * Ends a withdrawal by its result, and tells the merchant.
 *
 * @param reason what a person has to say about it, for people
 */
export async function endWithdrawal(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  result: 'succeeded' | 'failed',
  cause: 'postback' | PersonsDecision,
  reason: string | null,
  nowMs: number,
): Promise<void> {
  await moveWithdrawal(tx, withdrawal, result, cause, nowMs, { reason });
  const event: WithdrawalEvent = { ...withdrawalEventOf(withdrawal, nowMs), type: `withdrawal.${result}` };
  await tx.insertWithdrawalEvent(event, nowMs);
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
