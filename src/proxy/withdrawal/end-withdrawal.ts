import type { WithdrawalEvent } from '../../contract/withdrawal-record.ts';
import type { WithdrawalRefusal, WithdrawalResult } from '../../contract/withdrawal-state.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { PersonsDecision } from '../../store/records.ts';
import type { StoredWithdrawal, WithdrawalChange } from '../../store/withdrawal-records.ts';
import { moveWithdrawal } from './move-withdrawal.ts';
import { withdrawalEventOf } from './withdrawal-event.ts';

/** Ends a withdrawal by its result, and tells the merchant. A person's note becomes its reason. */
export async function endWithdrawal(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  result: WithdrawalResult,
  cause: 'postback' | PersonsDecision,
  nowMs: number,
): Promise<void> {
  const reason = cause === 'postback' ? null : cause.note;
  await moveWithdrawal(tx, withdrawal, result, cause, nowMs, { reason });
  await tx.insertWithdrawalEvent(withdrawalEventOf(withdrawal, `withdrawal.${result}`, nowMs), nowMs);
}

interface Refused {
  readonly refusal: WithdrawalRefusal;
  /** The gateway's sentence, where it gave one. */
  readonly message: string;
  readonly cause: 'answer' | 'time_over' | 'called_off';
  readonly change?: Pick<WithdrawalChange, 'reason' | 'expiresAtMs'>;
}

/** Ends a withdrawal that is certainly not paid, and tells the merchant to give the money back. */
export async function refuseWithdrawal(
  tx: StoreTransaction,
  withdrawal: StoredWithdrawal,
  { refusal, message, cause, change }: Refused,
  nowMs: number,
): Promise<void> {
  await moveWithdrawal(tx, withdrawal, 'refused', cause, nowMs, { refusal, reason: message, ...change });
  const { data, ...base } = withdrawalEventOf(withdrawal, 'withdrawal.refused', nowMs);
  const event: WithdrawalEvent = { ...base, data: { ...data, refusal, message } };
  await tx.insertWithdrawalEvent(event, nowMs);
}
