import type { DepositRecord } from '../../contract/deposit-record.ts';
import type { DepositView, HandedInNumber } from '../../contract/deposit-view.ts';
import type { StoredAttempt, StoredDeposit } from '../../store/records.ts';
import { isoTime } from '../iso-time.ts';
import type { ProxySettings } from '../settings/proxy-settings.ts';

/**
 * How many numbers count as handed in. One that certainly never reached the gateway does not: it, or a corrected
 * one, is handed in again as the same attempt.
 */
export function attemptsUsed(deposit: StoredDeposit, attempts: readonly StoredAttempt[]): number {
  const latest = attempts.find(({ ordinal }) => ordinal > 0 && ordinal === deposit.attemptsUsed);
  return latest?.state === 'unsent' ? deposit.attemptsUsed - 1 : deposit.attemptsUsed;
}

/** How much more a deposit takes: what never reached the gateway costs the payer nothing. */
export function attemptsLeft(attempts: readonly StoredAttempt[], limit: number): number {
  const counted = attempts.filter(({ ordinal, state }) => ordinal > 0 && state !== 'unsent');
  return Math.max(0, limit - counted.length);
}

/** The numbers that may have reached the gateway, oldest first, as the payer knows them. */
const handedIn = (attempts: readonly StoredAttempt[]): HandedInNumber[] =>
  attempts.flatMap(({ transactionNumber, state, createdAtMs }) =>
    transactionNumber === null || state === 'unsent' ? [] : { transactionNumber, atMs: createdAtMs },
  );

/** What the payer's browser may know of the deposit. */
export function depositViewOf(
  deposit: StoredDeposit,
  attempts: readonly StoredAttempt[],
  { attemptsPerDeposit, resume }: Pick<ProxySettings, 'attemptsPerDeposit' | 'resume'>,
  nowMs: number,
): DepositView {
  const credited = attempts.find(({ id }) => id === deposit.creditedAttemptId);
  const latestSent = attempts.findLast(({ ordinal, state }) => ordinal > 0 && state !== 'unsent');
  const base = {
    id: deposit.id,
    reference: deposit.reference,
    version: deposit.version,
    amount: deposit.requested,
    flow: deposit.flow,
    wallet: deposit.wallet,
    attempts: { used: attemptsUsed(deposit, attempts), left: attemptsLeft(attempts, attemptsPerDeposit) },
    handedIn: handedIn(attempts),
    stateSinceMs: deposit.stateSinceMs,
    timeMs: nowMs,
    canResume: resume !== undefined,
    expiresInMs: Math.max(0, deposit.expiresAtMs - nowMs),
    returnUrls: deposit.returnUrls,
  };
  switch (deposit.state) {
    case 'awaiting_payment':
    case 'expired':
      return { ...base, state: deposit.state, windowOpened: deposit.windowOpened };
    case 'credited':
      return {
        ...base,
        state: 'credited',
        credited: deposit.credited ?? deposit.requested,
        transactionNumber: credited?.transactionNumber ?? null,
      };
    case 'needs_review':
      return { ...base, state: 'needs_review', transactionNumber: latestSent?.transactionNumber ?? null };
    case 'possible': {
      // A number handed in later was refused; the one that the gateway keeps is the payment's.
      const kept = attempts.findLast(({ state }) => state === 'possible') ?? latestSent;
      return { ...base, state: 'possible', transactionNumber: kept?.transactionNumber ?? '' };
    }
    default:
      return {
        ...base,
        state: deposit.state,
        transactionNumber: latestSent?.transactionNumber ?? '',
      };
  }
}

/** What the merchant's server may know of the deposit. */
export function depositRecordOf(deposit: StoredDeposit, attempts: readonly StoredAttempt[]): DepositRecord {
  return {
    id: deposit.id,
    state: deposit.state,
    label: deposit.label,
    reference: deposit.reference,
    flow: deposit.flow,
    requested: deposit.requested,
    credited: deposit.credited,
    attempts: attempts.map(({ id, ordinal, transactionNumber, state, createdAtMs }) => ({
      id,
      ordinal,
      transactionNumber,
      state,
      createdAt: isoTime(createdAtMs),
    })),
    createdAt: isoTime(deposit.createdAtMs),
    expiresAt: isoTime(deposit.expiresAtMs),
  };
}
