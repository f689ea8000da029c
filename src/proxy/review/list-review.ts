import type { DepositInReview, ReviewRecord, WithdrawalInReview } from '../../contract/review-record.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';

const limit = 100;

/** As long as the sweeper waits before it asks for a person. */
const answeredForMs = 24 * 3_600_000;

/** Also what an instance wrote down whose clock goes before ours. */
const whenever = Number.MAX_SAFE_INTEGER;

const iso = (ms: number): string => new Date(ms).toISOString();

function inReview(withdrawal: StoredWithdrawal): WithdrawalInReview[] {
  const { id, state, label, reference, amount, isTest, reason, stateSinceMs, reviewAskedAtMs } = withdrawal;
  if (state !== 'accepted' && state !== 'unknown' && state !== 'conflict') return [];
  const reviewAskedAt = reviewAskedAtMs === null ? null : iso(reviewAskedAtMs);
  return [{ id, state, label, reference, amount, isTest, reason, since: iso(stateSinceMs), reviewAskedAt }];
}

/** Everything that needs a person, oldest first. */
export async function listReview({
  store,
  clock,
}: Pick<ProxyContext, 'store' | 'clock'>): Promise<ReviewRecord> {
  const answeredBeforeMs = clock.now() - answeredForMs;
  const depositsIn = async (
    state: DepositInReview['state'],
    beforeMs: number,
  ): Promise<DepositInReview[]> => {
    const found = await store.read.listDepositsSince(state, { beforeMs }, limit);
    return found.map(({ id, label, reference, requested, stateSinceMs }) => ({
      id,
      state,
      label,
      reference,
      requested,
      since: iso(stateSinceMs),
    }));
  };
  const transactions = await store.read.listTransactionsInReview(limit);
  const withdrawals = await store.read.listWithdrawalsInReview(answeredBeforeMs, limit);
  const events = await store.read.listDeadEvents(limit);
  return {
    deposits: [
      ...(await depositsIn('needs_review', whenever)),
      ...(await depositsIn('unknown', whenever)),
      ...(await depositsIn('accepted', answeredBeforeMs)),
      ...(await depositsIn('checking', answeredBeforeMs)),
    ].slice(0, limit),
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
      receivedAt: iso(transaction.receivedAtMs),
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
