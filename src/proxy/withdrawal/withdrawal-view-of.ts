import { maskAccountNumber } from '../../contract/withdrawal-account.ts';
import type { WithdrawalRecord } from '../../contract/withdrawal-record.ts';
import type { WithdrawalRecipient, WithdrawalView } from '../../contract/withdrawal-view.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import { isoTime } from '../iso-time.ts';

function recipientOf({ details }: StoredWithdrawal): WithdrawalRecipient | null {
  if (!details) return null;
  const { accountNumber, accountName, bank } = details;
  return { accountNumberMasked: maskAccountNumber(accountNumber), accountName, bank };
}

/** What the payer's browser may know of the withdrawal. */
export function withdrawalViewOf(withdrawal: StoredWithdrawal, nowMs: number): WithdrawalView {
  const { id, version, amount, state, refusal } = withdrawal;
  const base = { id, version, amount };
  const recipient = recipientOf(withdrawal);
  switch (state) {
    case 'requested':
      return { ...base, state, expiresInMs: Math.max(0, withdrawal.expiresAtMs - nowMs) };
    case 'refused':
      return { ...base, state, refusal: refusal ?? 'refused', recipient };
    default:
      if (!recipient) throw new RangeError(`Withdrawal ${id} is ${state} without an account.`);
      return { ...base, state, recipient };
  }
}

/** What the merchant's server may know of the withdrawal. */
export function withdrawalRecordOf(withdrawal: StoredWithdrawal): WithdrawalRecord {
  const { id, state, label, reference, amount, isTest, details, refusal, reason } = withdrawal;
  return {
    id,
    state,
    label,
    reference,
    amount,
    isTest,
    details,
    refusal,
    reason,
    createdAt: isoTime(withdrawal.createdAtMs),
    expiresAt: isoTime(withdrawal.expiresAtMs),
  };
}
