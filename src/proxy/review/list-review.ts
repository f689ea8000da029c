import type { DepositInReview, ReviewRecord } from '../../contract/review-record.ts';
import type { ProxyContext } from '../context.ts';

const limit = 100;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Everything that needs a person, oldest first. */
export async function listReview({
  store,
  clock,
}: Pick<ProxyContext, 'store' | 'clock'>): Promise<ReviewRecord> {
  const untilMs = clock.now() + 1;
  const depositsIn = async (state: DepositInReview['state']): Promise<DepositInReview[]> => {
    const found = await store.read.listDepositsSince(state, untilMs, limit);
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
  const events = await store.read.listDeadEvents(limit);
  return {
    deposits: [...(await depositsIn('needs_review')), ...(await depositsIn('unknown'))].slice(0, limit),
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
    events: events.map(({ event, depositId, deliveries, lastError }) => ({
      id: event.id,
      type: event.type,
      depositId,
      deliveries,
      lastError,
      occurredAt: event.occurredAt,
    })),
  };
}
