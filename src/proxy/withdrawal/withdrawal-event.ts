import type { WithdrawalEvent } from '../../contract/withdrawal-record.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { isoTime } from '../iso-time.ts';
import { eventIdOf } from '../outbox/event-id.ts';

/** What every event of the withdrawal says. Some types have fields of their own to be added to `data`. */
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
