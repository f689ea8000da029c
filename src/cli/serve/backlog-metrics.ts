import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Backlog } from '../../store/records.ts';

/** States that count as a backlog of deposits, each shown as 0 when nothing stands there. */
const waitingStates = [
  'awaiting_payment',
  'submitting',
  'accepted',
  'checking',
  'possible',
  'unknown',
  'rejected',
  'needs_review',
] as const;

const openWithdrawals = ['requested', 'sending', 'accepted', 'unknown'] as const;

/**
 * Gauges of what waits in the store, to be brought up to date at each scrape. Deposits that are credited or expired are
 * no backlog and only grow: counters tell of them.
 *
 * @param delivers whether events are sent; where the merchant reads them, every event stays pending and means nothing
 */
export function createBacklogMetrics(
  registry: Registry,
  readBacklog: () => Promise<Backlog>,
  delivers: boolean,
): { readonly update: () => Promise<void> } {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });

  const storeUp = gauge('ipay_store_up', 'Whether the store answered this scrape.', []);
  const deposits = gauge('ipay_deposits', 'Deposits that are not done, by state.', ['state']);
  const depositAge = gauge(
    'ipay_deposit_oldest_seconds',
    'How long the oldest deposit has been in the state.',
    ['state'],
  );
  const withdrawals = gauge('ipay_withdrawals', 'Withdrawals without a result, by state.', ['state']);
  const withdrawalAge = gauge(
    'ipay_withdrawal_oldest_seconds',
    'How long the oldest withdrawal has been in the state.',
    ['state'],
  );
  const events = gauge('ipay_outbox_events', 'Events the merchant has not taken, by state.', ['state']);
  const eventAge = gauge('ipay_outbox_oldest_seconds', 'Age of the oldest event not taken, by state.', [
    'state',
  ]);
  const transactions = gauge('ipay_transactions_in_review', 'Signed transactions that wait for a person.', [
    'status',
  ]);
  const transactionAge = gauge('ipay_transaction_in_review_oldest_seconds', 'Age of the oldest of them.', [
    'status',
  ]);

  const eventStates = delivers ? (['pending', 'dead'] as const) : [];

  const show = (backlog: Backlog): void => {
    const ageSeconds = (sinceMs: number | undefined) =>
      sinceMs === undefined ? 0 : Math.max(0, (Date.now() - sinceMs) / 1000);
    for (const state of waitingStates) {
      const found = backlog.deposits.find((row) => row.state === state);
      deposits.set({ state }, found?.count ?? 0);
      depositAge.set({ state }, ageSeconds(found?.oldestSinceMs));
    }
    for (const state of openWithdrawals) {
      const found = backlog.withdrawals.find((row) => row.state === state);
      withdrawals.set({ state }, found?.count ?? 0);
      withdrawalAge.set({ state }, ageSeconds(found?.oldestSinceMs));
    }
    for (const state of eventStates) {
      const found = backlog.events.find((row) => row.state === state);
      events.set({ state }, found?.count ?? 0);
      eventAge.set({ state }, ageSeconds(found?.oldestCreatedAtMs));
    }
    for (const status of ['suspense', 'conflict'] as const) {
      const found = backlog.transactions.find((row) => row.status === status);
      transactions.set({ status }, found?.count ?? 0);
      transactionAge.set({ status }, ageSeconds(found?.oldestReceivedAtMs));
    }
  };

  return {
    async update() {
      try {
        show(await readBacklog());
        storeUp.set(1);
      } catch {
        // The scrape goes on: what was counted in this process is worth most when the store is down.
        storeUp.set(0);
      }
    },
  };
}
