import type { StoredWithdrawal, WithdrawalChange } from '../withdrawal-records.ts';
import type { NewWithdrawalRow, WithdrawalRow } from './withdrawal-tables.ts';

const detailsOf = ({
  account_number: accountNumber,
  account_name: accountName,
  bank,
}: WithdrawalRow): StoredWithdrawal['details'] =>
  accountNumber === null || accountName === null || bank === null
    ? null
    : { accountNumber, accountName, bank };

const columnsOfDetails = (details: StoredWithdrawal['details']) => ({
  account_number: details?.accountNumber ?? null,
  account_name: details?.accountName ?? null,
  bank: details?.bank ?? null,
});

export function withdrawalOf(row: WithdrawalRow): StoredWithdrawal {
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    requestDigest: row.request_digest,
    version: row.version,
    state: row.state,
    label: row.label,
    reference: row.reference,
    amount: { amountMinor: row.amount_minor, currency: row.currency },
    isTest: row.is_test === 1,
    details: detailsOf(row),
    refusal: row.refusal,
    reason: row.reason,
    reviewAskedAtMs: row.review_asked_at,
    createdAtMs: row.created_at,
    expiresAtMs: row.expires_at,
    stateSinceMs: row.state_since,
  };
}

/** The columns of a change; those of fields it does not name are left out. */
export function columnsOfWithdrawalChange(change: WithdrawalChange): Partial<NewWithdrawalRow> {
  return {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.details !== undefined && columnsOfDetails(change.details)),
    ...(change.refusal !== undefined && { refusal: change.refusal }),
    ...(change.reason !== undefined && { reason: change.reason }),
    ...(change.reviewAskedAtMs !== undefined && { review_asked_at: change.reviewAskedAtMs }),
    ...(change.expiresAtMs !== undefined && { expires_at: change.expiresAtMs }),
  };
}

export function rowOfWithdrawal(withdrawal: StoredWithdrawal): NewWithdrawalRow {
  return {
    id: withdrawal.id,
    idempotency_key: withdrawal.idempotencyKey,
    request_digest: withdrawal.requestDigest,
    version: withdrawal.version,
    state: withdrawal.state,
    label: withdrawal.label,
    reference: withdrawal.reference,
    currency: withdrawal.amount.currency,
    amount_minor: withdrawal.amount.amountMinor,
    is_test: withdrawal.isTest ? 1 : 0,
    ...columnsOfDetails(withdrawal.details),
    refusal: withdrawal.refusal,
    reason: withdrawal.reason,
    review_asked_at: withdrawal.reviewAskedAtMs,
    created_at: withdrawal.createdAtMs,
    expires_at: withdrawal.expiresAtMs,
    state_since: withdrawal.stateSinceMs,
  };
}
