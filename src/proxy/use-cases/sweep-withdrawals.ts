import type { WithdrawalEvent } from '../../contract/withdrawal-record.ts';
import type { ProxyContext } from '../context.ts';
import { reviewAfterMs } from '../review-after.ts';
import { expireWithdrawal } from '../withdrawal/expire-withdrawal.ts';
import { changeWithdrawal, moveWithdrawal } from '../withdrawal/move-withdrawal.ts';
import { withdrawalEventOf } from '../withdrawal/withdrawal-event.ts';
import { answerLost } from './lost-answer.ts';

const batch = 100;

/** Nothing is decided by time alone: the withdrawal stays open for its postback, and a person is asked once. */
async function askForReview({ store }: ProxyContext, withdrawalId: string, nowMs: number): Promise<void> {
  await store.transact(async (tx) => {
    const withdrawal = await tx.findWithdrawal(withdrawalId);
    if (withdrawal?.reviewAskedAtMs !== null) return;
    const { state } = withdrawal;
    if (state !== 'accepted' && state !== 'unknown') return;
    await changeWithdrawal(tx, withdrawal, { reviewAskedAtMs: nowMs }, nowMs);
    const { data, ...base } = withdrawalEventOf(withdrawal, 'withdrawal.needs_review', nowMs);
    const event: WithdrawalEvent = { ...base, data: { ...data, state } };
    await tx.insertWithdrawalEvent(event, nowMs);
  });
}

/**
 * Does what time does to withdrawals: those never sent are refused, answers that never came are `unknown`, and
 * what stays open for a day needs a person. Any number of instances may sweep at once.
 */
export async function sweepWithdrawals(context: ProxyContext): Promise<void> {
  const { store, clock, settings, log } = context;
  const nowMs = clock.now();
  for (const { id } of await store.read.listOverdueWithdrawals(nowMs, batch)) {
    await expireWithdrawal(context, id);
  }

  const lost = answerLost(settings, nowMs);
  for (const { id, version } of await store.read.listWithdrawalsSince('sending', lost, batch)) {
    const isGivenUp = await store.transact(async (tx) => {
      const withdrawal = await tx.findWithdrawal(id);
      // Answered meanwhile, or given up by another instance; sent again, it is another call's turn.
      if (withdrawal?.version !== version) return false;
      await moveWithdrawal(tx, withdrawal, 'unknown', 'time_over', nowMs, { reason: 'interrupted' });
      return true;
    });
    if (!isGivenUp) continue;
    log.error(
      { withdrawalId: id, outcome: 'unknown', reason: 'interrupted' },
      'withdrawal without a usable answer',
    );
  }

  for (const { id } of await store.read.listWithdrawalsToReview(nowMs - reviewAfterMs, batch)) {
    await askForReview(context, id, nowMs);
  }
}
