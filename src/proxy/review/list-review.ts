import type { DepositInReview, ReviewRecord, WithdrawalInReview } from '../../contract/review-record.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { isoTime } from '../iso-time.ts';
import { reviewAfterMs } from '../review-after.ts';

/** How many of each kind are listed when nobody says how many, and how many at most. */
export const listLength = { usual: 100, longest: 10_000 } as const;

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

/** Everything that needs a person, oldest first, and which kinds there is more of. */
export async function listReview(
  { store, clock }: Pick<ProxyContext, 'store' | 'clock'>,
  limit: number = listLength.usual,
): Promise<ReviewRecord> {
  // One more, to know whether there is one.
  const asked = limit + 1;
  const answeredBeforeMs = clock.now() - reviewAfterMs;
  const depositsIn = async (
    state: DepositInReview['state'],
    beforeMs: number,
  ): Promise<DepositInReview[]> => {
    const found = await store.read.listDepositsSince(state, { beforeMs }, asked);
    return found.map(({ id, label, reference, requested, stateSinceMs }) => ({
      id,
      state,
      label,
      reference,
      requested,
      since: isoTime(stateSinceMs),
    }));
  };
  const transactions = await store.read.listTransactionsInReview(asked);
  const withdrawals = await store.read.listWithdrawalsInReview(answeredBeforeMs, asked);
  const events = await store.read.listDeadEvents(asked);
  const deposits = [
    ...(await depositsIn('needs_review', whenever)),
    ...(await depositsIn('unknown', whenever)),
    ...(await depositsIn('accepted', answeredBeforeMs)),
    ...(await depositsIn('checking', answeredBeforeMs)),
    // Times of one form and one zone: their texts are in their order.
  ].sort((one, other) => Number(one.since > other.since) - Number(one.since < other.since));
  // Most of these were mistyped: they hide nothing else.
  deposits.push(...(await depositsIn('possible', answeredBeforeMs)));
  const lists = { deposits, transactions, withdrawals, events };
  return {
    deposits: deposits.slice(0, limit),
    transactions: transactions.slice(0, limit).map((transaction) => ({
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
    withdrawals: withdrawals.slice(0, limit).flatMap(inReview),
    events: events.slice(0, limit).map(({ event, depositId, deliveries, lastError }) => ({
      id: event.id,
      type: event.type,
      depositId,
      withdrawalId: 'withdrawalId' in event.data ? (event.data.withdrawalId ?? null) : null,
      deliveries,
      lastError,
      occurredAt: event.occurredAt,
    })),
    more: (['deposits', 'transactions', 'withdrawals', 'events'] as const).filter(
      (kind) => lists[kind].length > limit,
    ),
  };
}
