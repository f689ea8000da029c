import { takesNumber } from '../../contract/deposit-state.ts';
import type { ActivationRequest } from '../../contract/session.ts';
import { parseTransactionNumber } from '../../contract/transaction-number.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredAttempt, StoredDeposit } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { changeAttempt } from '../deposit/change-attempt.ts';
import { attemptsLeft, attemptsUsed } from '../deposit/deposit-view-of.ts';
import { moveDeposit } from '../deposit/move-deposit.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { problemOfUnsent } from '../errors/problem-of-unsent.ts';
import { limitAttempt } from '../limits/limit-attempt.ts';
import { randomId } from '../random-id.ts';
import { settleAttempt } from './settle-attempt.ts';

/** `send`: this caller, and nobody else, now calls the gateway. `known`: the number was handed in before. */
type Begun =
  | { readonly kind: 'send'; readonly deposit: StoredDeposit; readonly attemptId: string }
  | { readonly kind: 'known' };

const known: Begun = { kind: 'known' };

/** What was certainly never sent goes out under its own id, with the number as it is typed now. */
async function sendAgain(
  tx: StoreTransaction,
  deposit: StoredDeposit,
  attempt: StoredAttempt,
  transactionNumber: string,
  nowMs: number,
): Promise<Begun> {
  // Only a verified postback can have moved the deposit on since.
  if (!takesNumber(deposit.state)) {
    if (attempt.transactionNumber === transactionNumber) return known;
    throw new ProblemError('submission_closed');
  }
  const change = { state: 'submitting', reason: null, transactionNumber } as const;
  await moveDeposit(tx, deposit, 'submitting', 'sent_again', nowMs);
  await changeAttempt(tx, attempt, change, nowMs);
  return { kind: 'send', deposit, attemptId: attempt.id };
}

/** Decides in one transaction whether this number goes to the gateway; the attempt is on disk before the call. */
async function beginAttempt(
  tx: StoreTransaction,
  context: ProxyContext,
  depositId: string,
  transactionNumber: string,
  asked: number | undefined,
): Promise<Begun> {
  const deposit = await tx.findDeposit(depositId);
  if (!deposit) throw new ProblemError('not_found');
  if (deposit.flow !== 'number') {
    throw new ProblemError('submission_closed', 'This session was made with flow "window".');
  }
  const attempts = await tx.listAttempts(depositId);
  const nowMs = context.clock.now();
  const latest = attempts.find(({ ordinal }) => ordinal > 0 && ordinal === deposit.attemptsUsed);
  const sameAsLatest = latest?.transactionNumber === transactionNumber;
  const next = attemptsUsed(deposit, attempts) + 1;
  const ordinal = asked ?? (sameAsLatest ? latest.ordinal : next);

  if (latest?.state === 'unsent' && ordinal === latest.ordinal) {
    return sendAgain(tx, deposit, latest, transactionNumber, nowMs);
  }
  const existing = attempts.find((attempt) => attempt.ordinal === ordinal);
  if (existing) {
    if (existing.transactionNumber === transactionNumber) return known;
    throw new ProblemError(
      'submission_closed',
      'Another number was handed in first. Look at the deposit again.',
    );
  }
  // The gateway keeps a possible number and looks for it; telling it again changes nothing.
  const isKept = attempts.some(
    (attempt) => attempt.state === 'possible' && attempt.transactionNumber === transactionNumber,
  );
  if (isKept && deposit.state === 'possible') return known;
  if (ordinal !== next || !takesNumber(deposit.state)) {
    throw new ProblemError('submission_closed');
  }
  if (attemptsLeft(attempts, context.settings.attemptsPerDeposit) === 0) {
    throw new ProblemError('attempts_exhausted');
  }
  const attempt: StoredAttempt = {
    id: randomId('', nowMs),
    depositId,
    ordinal,
    transactionNumber,
    state: 'submitting',
    depositStateBefore: deposit.state,
    reason: null,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  };
  await tx.insertAttempt(attempt);
  await moveDeposit(tx, deposit, 'submitting', 'number', nowMs, { attemptsUsed: ordinal });
  return { kind: 'send', deposit, attemptId: attempt.id };
}

/**
 * Takes a transaction number from the payer and activates it at the gateway, at most once however often, from
 * however many tabs and processes it is handed in.
 *
 * @param address the client's IP address, where it is known
 * @throws {ProblemError} `transaction_number_invalid`, `submission_closed`, `attempts_exhausted`, `rate_limited`; and
 *   `gateway_unavailable` or `gateway_misconfigured` when it is certain that nothing was processed
 */
export async function submitNumber(
  context: ProxyContext,
  depositId: string,
  request: ActivationRequest,
  address?: string,
): Promise<void> {
  const parsed = parseTransactionNumber(request.transactionNumber);
  if (!parsed.ok) throw new ProblemError('transaction_number_invalid');
  const { transactionNumber } = parsed;

  const begun = await context.store.transact(async (tx) => {
    const begun = await beginAttempt(tx, context, depositId, transactionNumber, request.attempt);
    // What was handed in before is answered from the record and costs nothing, however often it is asked.
    if (begun.kind === 'send') await limitAttempt(tx, context, begun.deposit, address);
    return begun;
  });
  if (begun.kind === 'known') return;

  const { deposit, attemptId } = begun;
  const outcome = await context.gateway.activate({
    label: deposit.label,
    transactionNumber,
    amount: deposit.requested,
    customTransactionId: attemptId,
  });
  await settleAttempt(context, attemptId, outcome);
  if (outcome.kind === 'unsent') throw problemOfUnsent(outcome.reason === 'misconfigured');
}
