import type { DepositState } from '../../contract/deposit-state.ts';
import type { ActivateOutcome } from '../../gateway/index.ts';
import type { AttemptState, StoredAttempt } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { changeAttempt } from '../deposit/change-attempt.ts';
import { moveDeposit } from '../deposit/move-deposit.ts';
import { countRejection } from '../limits/rejection-brake.ts';

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

/** What an answer makes of the attempt; `undefined` when it changes nothing. */
function attemptStateAfter({ state }: StoredAttempt, outcome: ActivateOutcome): AttemptState | undefined {
  if (state === 'submitting') return outcome.kind;
  // The answer was given up for lost, and comes after all. Good news is taken; a refusal or a second silence
  // proves nothing any more: the first request may have been activated.
  const isNews = outcome.kind === 'accepted' || outcome.kind === 'checking' || outcome.kind === 'possible';
  return state === 'unknown' && isNews ? outcome.kind : undefined;
}

/**
 * What the attempt's new state makes of its deposit. While the gateway keeps the number of another attempt, a refused
 * one leaves the deposit there: the payment may be found by the first number, and nobody may be told to pay again.
 */
function depositStateAfter(
  attempt: StoredAttempt,
  state: AttemptState,
  all: readonly StoredAttempt[],
): DepositState | undefined {
  if (state === 'unsent') return attempt.depositStateBefore;
  if (state === 'submitting' || state === 'window_open') return undefined;
  const isKept = all.some((other) => other.id !== attempt.id && other.state === 'possible');
  return state === 'rejected' && isKept ? 'possible' : state;
}

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
    const state = attemptStateAfter(attempt, outcome);
    if (!state) return false;

    const to = depositStateAfter(attempt, state, await tx.listAttempts(deposit.id));
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
