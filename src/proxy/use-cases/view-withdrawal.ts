import type { WithdrawalRecord } from '../../contract/withdrawal-record.ts';
import type { WithdrawalView } from '../../contract/withdrawal-view.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { expireWithdrawal, isOverdue } from '../withdrawal/expire-withdrawal.ts';
import { withdrawalRecordOf, withdrawalViewOf } from '../withdrawal/withdrawal-view-of.ts';
import { awaitNews, longPollMs } from './await-news.ts';

async function load({ store }: ProxyContext, withdrawalId: string): Promise<StoredWithdrawal> {
  const withdrawal = await store.read.findWithdrawal(withdrawalId);
  if (!withdrawal) throw new ProblemError('not_found');
  return withdrawal;
}

/** The withdrawal as it is now: one whose time is over is refused before anybody is told otherwise. */
async function loadCurrent(context: ProxyContext, withdrawalId: string): Promise<StoredWithdrawal> {
  const withdrawal = await load(context, withdrawalId);
  if (!isOverdue(withdrawal, context.clock.now())) return withdrawal;
  await expireWithdrawal(context, withdrawalId);
  return load(context, withdrawalId);
}

/**
 * The withdrawal as its merchant sees it.
 *
 * @throws {ProblemError} `not_found`
 */
export async function findWithdrawal(context: ProxyContext, withdrawalId: string): Promise<WithdrawalRecord> {
  return withdrawalRecordOf(await loadCurrent(context, withdrawalId));
}

/**
 * The withdrawal as its payer sees it now.
 *
 * @throws {ProblemError} `not_found`
 */
export async function viewWithdrawal(context: ProxyContext, withdrawalId: string): Promise<WithdrawalView> {
  return withdrawalViewOf(await loadCurrent(context, withdrawalId), context.clock.now());
}

/** As `viewWithdrawal`, but waits up to 25 s until the withdrawal has a version above `after`. */
export const awaitWithdrawal = (
  context: ProxyContext,
  withdrawalId: string,
  after: number,
  signal: AbortSignal,
): Promise<WithdrawalView> =>
  awaitNews(context, {
    id: withdrawalId,
    after,
    signal,
    look: () => viewWithdrawal(context, withdrawalId),
    patienceMs: (view) => (view.state === 'requested' ? view.expiresInMs : longPollMs),
  });
