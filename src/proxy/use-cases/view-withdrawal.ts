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

/** Whether the gateway has it, though nobody here has said where its money goes. */
const isWithoutAccount = ({ state, details }: StoredWithdrawal): boolean =>
  details === null && state !== 'requested' && state !== 'refused';

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
 * @throws {ProblemError} `not_found`; `session_expired` where the gateway has it and no account is known
 */
export async function viewWithdrawal(context: ProxyContext, withdrawalId: string): Promise<WithdrawalView> {
  const withdrawal = await loadCurrent(context, withdrawalId);
  // There is nothing to show of it, and nothing to ask for. The payer reads that it is not paid twice.
  if (isWithoutAccount(withdrawal)) throw new ProblemError('session_expired', 'It is left to a person.');
  return withdrawalViewOf(withdrawal, context.clock.now());
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
