import type { DepositState } from '../../contract/deposit-state.ts';
import type { ActivateOutcome } from '../../gateway/index.ts';
import type { AttemptState, StoredAttempt } from '../../store/records.ts';
import { changeAttempt } from '../change-attempt.ts';
import type { ProxyContext } from '../context.ts';
import { countRejection } from '../limits/rejection-brake.ts';
import { moveDeposit } from '../move-deposit.ts';

const reasonOf = (outcome: ActivateOutcome): string | null => {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.depositAmount;
    case 'unsent':
    case 'unknown':
      return `${outcome.reason}: ${outcome.detail}`;
    default:
      return outcome.message;
  }
};

/**
 * Whether the gateway keeps this number under an earlier attempt: then a refusal may only mean that the payment was
 * found there, and nobody may be told to pay again.
 */
const isKeptElsewhere = (attempt: StoredAttempt, all: readonly StoredAttempt[]): boolean =>
  all.some(
    ({ id, state, transactionNumber }) =>
      id !== attempt.id && state === 'possible' && transactionNumber === attempt.transactionNumber,
  );

/** What an answer makes of the attempt, one of all of its deposit; `undefined` when it changes nothing. */
function attemptStateAfter(
  attempt: StoredAttempt,
  all: readonly StoredAttempt[],
  outcome: ActivateOutcome,
): AttemptState | undefined {
  if (attempt.state === 'submitting') {
    return outcome.kind === 'rejected' && isKeptElsewhere(attempt, all) ? 'possible' : outcome.kind;
  }
  // The answer was given up for lost, and comes after all. Good news is taken; a refusal or a second silence
  // proves nothing any more: the first request may have been activated.
  const isNews = outcome.kind === 'accepted' || outcome.kind === 'checking' || outcome.kind === 'possible';
  return attempt.state === 'unknown' && isNews ? outcome.kind : undefined;
}

const depositStateAfter = (attempt: StoredAttempt, state: AttemptState): DepositState | undefined => {
  if (state === 'unsent') return attempt.depositStateBefore;
  return state === 'submitting' || state === 'window_open' ? undefined : state;
};

/** Writes down what the gateway answered to an activation. Safe to call late, and twice. */
export async function settleAttempt(
  context: ProxyContext,
  attemptId: string,
  outcome: ActivateOutcome,
): Promise<void> {
  const reason = reasonOf(outcome);
  const nowMs = context.clock.now();
  const { rejectionBrake } = context.settings.limits;
  const putBrakeOn = await context.store.transact(async (tx) => {
    const attempt = await tx.findAttempt(attemptId);
    const deposit = attempt && (await tx.findDeposit(attempt.depositId));
    if (!attempt || !deposit) return false;
    const state = attemptStateAfter(attempt, await tx.listAttempts(deposit.id), outcome);
    if (!state) return false;

    const to = depositStateAfter(attempt, state);
    const isCurrent = deposit.attemptsUsed === attempt.ordinal;
    // A postback may have overtaken the answer: a credited deposit stays credited.
    const isOpen = deposit.state === 'submitting' || deposit.state === 'unknown';
    // The deposit before its attempt, as everywhere: two that lock them in opposite orders wait for each other.
    if (to && isCurrent && isOpen && to !== deposit.state) {
      await moveDeposit(tx, deposit, to, 'activation', nowMs);
    }
    await changeAttempt(tx, attempt, { state, reason }, nowMs);
    return state === 'rejected' && (await countRejection(tx, rejectionBrake, nowMs));
  });
  if (putBrakeOn) context.log.error({ ...rejectionBrake }, 'refused numbers surge: strangers have to wait');
  const fields = { attemptId, outcome: outcome.kind, reason };
  if (outcome.kind === 'unknown' || outcome.kind === 'unsent') {
    context.log.error(fields, 'activation without a usable answer');
  } else {
    context.log.info(fields, 'activation answered');
  }
}
