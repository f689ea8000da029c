import type { WithdrawalEvent } from '../../contract/withdrawal-record.ts';
import type { WithdrawalRefusal, WithdrawalResult } from '../../contract/withdrawal-state.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { PersonsDecision } from '../../store/records.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { isoTime } from '../iso-time.ts';
import { eventIdOf } from '../outbox/event-id.ts';
import { moveWithdrawal } from './move-withdrawal.ts';

/** What every event of the withdrawal says, and the fields each needs besides its own. */
export function withdrawalEventOf<Type extends WithdrawalEvent['type']>(
  withdrawal: StoredWithdrawal,
  type: Type,
  nowMs: number,
) {
  const { id: withdrawalId, label, reference, amount, isTest } = withdrawal;
  return {
    // Each withdrawal has at most one of each type.
    id: eventIdOf(type, withdrawalId),
    type,
    occurredAt: isoTime(nowMs),
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
  result: WithdrawalResult,
  cause: 'postback' | PersonsDecision,
  reason: string | null,
  nowMs: number,
): Promise<void> {
  await moveWithdrawal(tx, withdrawal, result, cause, nowMs, { reason });
  await tx.insertWithdrawalEvent(withdrawalEventOf(withdrawal, `withdrawal.${result}`, nowMs), nowMs);
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
  const { data, ...base } = withdrawalEventOf(withdrawal, 'withdrawal.refused', nowMs);
  const event: WithdrawalEvent = { ...base, data: { ...data, refusal, message } };
  await tx.insertWithdrawalEvent(event, nowMs);
}

/** Whether its time is over and nothing was sent. */
export const isOverdue = ({ state, expiresAtMs }: StoredWithdrawal, nowMs: number): boolean =>
  state === 'requested' && nowMs >= expiresAtMs;
