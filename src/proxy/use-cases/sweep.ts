import { canMove } from '../../contract/deposit-state.ts';
import type { DepositState } from '../../contract/deposit-state.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredDeposit } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { askForReview } from '../deposit/ask-for-review.ts';
import { moveDeposit } from '../deposit/move-deposit.ts';
import { forgetOldCounters } from '../limits/forget-counters.ts';
import { reviewAfterMs } from '../review-after.ts';
import { answerLost } from './lost-answer.ts';

const batch = 100;

async function giveUpAnswer(tx: StoreTransaction, deposit: StoredDeposit, nowMs: number): Promise<void> {
  const attempt = await tx.findAttemptByOrdinal(deposit.id, deposit.attemptsUsed);
  if (attempt) {
    await tx.updateAttempt(attempt.id, 'submitting', { state: 'unknown', reason: 'interrupted' }, nowMs);
  }
}

/**
 * Does what time does to deposits: payments not made expire, answers that never came are `unknown`, and what
 * stays unknown for a day needs a person. Any number of instances may sweep at once.
 */
export async function sweep(context: ProxyContext): Promise<void> {
  const { store, clock, settings } = context;
  const nowMs = clock.now();

  const move = async (
    found: readonly StoredDeposit[],
    from: DepositState,
    to: DepositState,
    also?: (tx: StoreTransaction, deposit: StoredDeposit, nowMs: number) => Promise<void>,
  ): Promise<void> => {
    for (const { id, stateSinceMs } of found) {
      await store.transact(async (tx) => {
        const deposit = await tx.findDeposit(id);
        // Gone and come back meanwhile, it waits for something else.
        if (deposit?.state !== from || deposit.stateSinceMs !== stateSinceMs || !canMove(from, to)) return;
        await moveDeposit(tx, deposit, to, 'time_over', nowMs);
        await also?.(tx, deposit, nowMs);
      });
    }
  };

  await move(await store.read.listOverdueDeposits(nowMs, batch), 'awaiting_payment', 'expired');
  await move(
    await store.read.listDepositsSince('submitting', answerLost(settings, nowMs), batch),
    'submitting',
    'unknown',
    giveUpAnswer,
  );
  await move(
    await store.read.listDepositsSince('unknown', { beforeMs: nowMs - reviewAfterMs }, batch),
    'unknown',
    'needs_review',
    askForReview,
  );
  await forgetOldCounters(context);
}
