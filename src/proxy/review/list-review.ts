import type { DepositInReview, ReviewRecord, WithdrawalInReview } from '../../contract/review-record.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { isoTime } from '../iso-time.ts';
import { reviewAfterMs } from '../review-after.ts';

/** What comes after it is listed when that has been settled. */
export const longestList = 100;

/** Also what an instance wrote down whose clock goes before ours. */
const whenever = Number.MAX_SAFE_INTEGER;

function inReview(withdrawal: StoredWithdrawal): WithdrawalInReview[] {
  const { id, state, label, reference, amount, isTest, reason, stateSinceMs, reviewAskedAtMs } = withdrawal;
  if (state !== 'accepted' && state !== 'unknown' && state !== 'conflict') return [];
  const reviewAskedAt = reviewAskedAtMs === null ? null : isoTime(reviewAskedAtMs);
  return [
    { id, state, label, reference, amount, isTest, reason, since: isoTime(stateSinceMs), reviewAskedAt },
  ];
}

/** Everything that needs a person, oldest first. */
export async function listReview({
  store,
  clock,
}: Pick<ProxyContext, 'store' | 'clock'>): Promise<ReviewRecord> {
  const answeredBeforeMs = clock.now() - reviewAfterMs;
  const depositsIn = async (
    state: DepositInReview['state'],
    beforeMs: number,
  ): Promise<DepositInReview[]> => {
    const found = await store.read.listDepositsSince(state, { beforeMs }, longestList);
    return found.map(({ id, label, reference, requested, stateSinceMs }) => ({
      id,
      state,
      label,
      reference,
      requested,
      since: isoTime(stateSinceMs),
    }));
  };
  const transactions = await store.read.listTransactionsInReview(longestList);
  const withdrawals = await store.read.listWithdrawalsInReview(answeredBeforeMs, longestList);
  const events = await store.read.listDeadEvents(longestList);
  return {
    deposits: [
      ...(await depositsIn('needs_review', whenever)),
      ...(await depositsIn('unknown', whenever)),
      ...(await depositsIn('accepted', answeredBeforeMs)),
      ...(await depositsIn('checking', answeredBeforeMs)),
      ...(await depositsIn('possible', answeredBeforeMs)),
    ].slice(0, longestList),
    transactions: transactions.map((transaction) => ({
      transactionId: transaction.transactionId,
      account: transaction.account,
      walletType: transaction.walletType,
      variant: transaction.variant,
      status: transaction.status === 'conflict' ? 'conflict' : 'suspense',
      reason: transaction.reason ?? '',
      orderId: transaction.orderId,
      depositId: transaction.depositId,
      amount: transaction.amount,
      currency: transaction.currency,
      receivedAt: isoTime(transaction.receivedAtMs),
    })),
    withdrawals: withdrawals.flatMap(inReview),
    events: events.map(({ event, depositId, deliveries, lastError }) => ({
      id: event.id,
      type: event.type,
      depositId,
      withdrawalId: 'withdrawalId' in event.data ? (event.data.withdrawalId ?? null) : null,
      deliveries,
      lastError,
      occurredAt: event.occurredAt,
    })),
  };
}
