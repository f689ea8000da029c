import type { WithdrawalState } from '../../contract/withdrawal-state.ts';
import type { WithdrawalOutcome } from '../../gateway/index.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { problemOfUnsent } from '../errors/problem-of-unsent.ts';
import { refuseWithdrawal } from '../withdrawal/end-withdrawal.ts';
import { moveWithdrawal } from '../withdrawal/move-withdrawal.ts';
import { hasSignedWord } from '../withdrawal/signed-before.ts';

/**
 * How long after it was begun a withdrawal may still be sent, the time for its signature included. A machine that slept
 * for longer could send what the sweeper has given up meanwhile, and a person has settled. This time and that for the
 * gateway's answer are together no longer than the sweeper waits.
 */
const sendWithinMs = 10_000;

function reasonOf(outcome: WithdrawalOutcome): string | null {
  switch (outcome.kind) {
    case 'accepted':
      return null;
    case 'refused':
      return outcome.message;
    case 'unsent':
    case 'unknown':
      return `${outcome.reason}: ${outcome.detail}`;
  }
}

/** What it becomes by an answer that does not end it. */
const stateAfter = {
  accepted: 'accepted',
  unsent: 'requested',
  unknown: 'unknown',
  // And yet the gateway has signed a word on it, which did not end it: that is no clear no.
  refused: 'unknown',
} as const satisfies Record<WithdrawalOutcome['kind'], WithdrawalState>;

/** Writes down what the gateway answered. Safe to call late: a postback may have overtaken the answer. */
async function settleWithdrawal(
  { store, clock, log }: ProxyContext,
  withdrawalId: string,
  outcome: WithdrawalOutcome,
): Promise<void> {
  const reason = reasonOf(outcome);
  // First: where the store fails, it stays in the log, for whoever settles it by hand.
  const isAnswer = outcome.kind === 'accepted' || outcome.kind === 'refused';
  const level = isAnswer ? 'info' : 'error';
  log[level](
    { withdrawalId, outcome: outcome.kind, reason },
    isAnswer ? 'withdrawal answered' : 'withdrawal without a usable answer',
  );
  const nowMs = clock.now();
  await store.transact(async (tx) => {
    const withdrawal = await tx.findWithdrawal(withdrawalId);
    if (!withdrawal) return;
    const { state } = withdrawal;
    // Given up for lost, and accepted after all. A refusal that late proves nothing any more.
    if (state === 'unknown' && outcome.kind === 'accepted') {
      await moveWithdrawal(tx, withdrawal, 'accepted', 'answer', nowMs, { reason });
    }
    if (state !== 'sending') return;
    if (outcome.kind === 'refused' && !(await hasSignedWord(tx, withdrawalId))) {
      const { code: refusal, message } = outcome;
      await refuseWithdrawal(tx, withdrawal, { refusal, message, cause: 'answer' }, nowMs);
    } else {
      const why =
        outcome.kind === 'refused' ? `Refused, and yet there is a signed word on it: ${reason}` : reason;
      await moveWithdrawal(tx, withdrawal, stateAfter[outcome.kind], 'answer', nowMs, { reason: why });
    }
  });
}

/**
 * Whether it still is as this caller left it. An instance whose clock is ahead of ours may have given it up early, and
 * the gateway may have signed a word on it, which it has then.
 */
async function isStillBegun(
  { store }: ProxyContext,
  { id, stateSinceMs }: StoredWithdrawal,
): Promise<boolean> {
  const withdrawal = await store.read.findWithdrawal(id);
  const isAsLeft = withdrawal?.state === 'sending' && withdrawal.stateSinceMs === stateSinceMs;
  return isAsLeft && !(await hasSignedWord(store.read, id));
}

/**
 * Sends a withdrawal that this caller, and nobody else, has just moved to `sending`. It is on disk, so a crash
 * from here on leaves it `unknown` and never sends it again under another id.
 *
 * @param withdrawal as it was moved
 * @throws {ProblemError} `gateway_unavailable` or `gateway_misconfigured` when it is certain that nothing was
 *   processed: asked for again, it is sent again under its own id
 */
export async function sendWithdrawal(context: ProxyContext, withdrawal: StoredWithdrawal): Promise<void> {
  const { id, label, amount, isTest, details, stateSinceMs } = withdrawal;
  // A mistake of ours: whoever began it has looked for both.
  if (!context.withdrawals || !details) throw new RangeError(`Withdrawal ${id} cannot be sent.`);
  let looking = Promise.resolve(true);
  const isTooLate = async (): Promise<boolean> => {
    looking = isStillBegun(context, withdrawal);
    // Where nobody can say, it is not sent: then it may be sent again.
    const isBegun = await looking.catch(() => false);
    const passedMs = context.clock.now() - stateSinceMs;
    // A clock that was put back meanwhile tells nothing of how long it was.
    return !isBegun || passedMs < 0 || passedMs > sendWithinMs;
  };
  const outcome = await context.withdrawals.requestWithdrawal({
    withdrawalId: id,
    label,
    amount,
    isTest,
    ...details,
    isTooLate,
  });
  await settleWithdrawal(context, id, outcome);
  // If the database could not be asked, its error is what the caller must hear, and not that the gateway is away.
  await looking;
  if (outcome.kind === 'unsent') throw problemOfUnsent(outcome.reason === 'misconfigured');
}
