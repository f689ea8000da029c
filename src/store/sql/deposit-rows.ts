import type { ReturnUrls, WalletDetails } from '../../contract/deposit-view.ts';
import type { DepositChange, StoredDeposit } from '../records.ts';
import type { DepositRow, NewDepositRow } from './tables.ts';

export function depositOf(row: DepositRow): StoredDeposit {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    label: row.label,
    reference: row.reference,
    flow: row.flow,
    requested: { amountMinor: row.amount_minor, currency: row.currency },
    credited:
      row.credited_minor === null || row.credited_currency === null
        ? null
        : { amountMinor: row.credited_minor, currency: row.credited_currency },
    creditedAttemptId: row.credited_attempt_id,
    // Our own JSON, written by the functions below.
    wallet: row.wallet === null ? null : (JSON.parse(row.wallet) as WalletDetails),
    returnUrls: JSON.parse(row.return_urls) as ReturnUrls,
    attemptsUsed: row.attempts_used,
    windowOpened: row.window_opened === 1,
    createdAtMs: row.created_at,
    expiresAtMs: row.expires_at,
    stateSinceMs: row.state_since,
  };
}

/** The columns of a change; those of fields it does not name are left out. */
export function columnsOfChange(change: DepositChange): Partial<NewDepositRow> {
  return {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.credited !== undefined && {
      credited_minor: change.credited?.amountMinor ?? null,
      credited_currency: change.credited?.currency ?? null,
    }),
    ...(change.creditedAttemptId !== undefined && { credited_attempt_id: change.creditedAttemptId }),
    ...(change.wallet !== undefined && { wallet: change.wallet && JSON.stringify(change.wallet) }),
    ...(change.attemptsUsed !== undefined && { attempts_used: change.attemptsUsed }),
    ...(change.windowOpened !== undefined && { window_opened: change.windowOpened ? 1 : 0 }),
  };
}

export function rowOfDeposit(deposit: StoredDeposit): NewDepositRow {
  return {
    id: deposit.id,
    version: deposit.version,
    state: deposit.state,
    label: deposit.label,
    reference: deposit.reference,
    flow: deposit.flow,
    currency: deposit.requested.currency,
    amount_minor: deposit.requested.amountMinor,
    credited_currency: deposit.credited?.currency ?? null,
    credited_minor: deposit.credited?.amountMinor ?? null,
    credited_attempt_id: deposit.creditedAttemptId,
    wallet: deposit.wallet && JSON.stringify(deposit.wallet),
    return_urls: JSON.stringify(deposit.returnUrls),
    attempts_used: deposit.attemptsUsed,
    window_opened: deposit.windowOpened ? 1 : 0,
    created_at: deposit.createdAtMs,
    expires_at: deposit.expiresAtMs,
    state_since: deposit.stateSinceMs,
  };
}
