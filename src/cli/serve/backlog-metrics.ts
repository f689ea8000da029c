import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { DepositState } from '../../contract/deposit-state.ts';
import type { WithdrawalState } from '../../contract/withdrawal-state.ts';
import type { Backlog, BacklogOf, Tally } from '../../store/records.ts';

/** Shorter than the 10 s that Prometheus waits: the scrape that says so must not be given up. */
const storeTimeoutMs = 3000;

/** States that count as a backlog of deposits, each shown as 0 when nothing stands there. */
const waitingStates: readonly DepositState[] = [
  'awaiting_payment',
  'submitting',
  'accepted',
  'checking',
  'possible',
  'unknown',
  'rejected',
  'needs_review',
];

const openWithdrawals: readonly WithdrawalState[] = ['requested', 'sending', 'accepted', 'unknown'];

/** The name and the help of a gauge. */
type Named = readonly [name: string, help: string];

interface TallyNames {
  readonly count: Named;
  readonly age: Named;
}

/**
 * Gauges of what waits in the store, to be brought up to date at each scrape. Deposits that are credited or expired are
 * no backlog and only grow: counters tell of them.
 *
 * @param delivers whether events are sent; where the merchant reads them, every event stays pending and means nothing
 */
export function createBacklogMetrics(
  registry: Registry,
  readBacklog: (of: BacklogOf) => Promise<Backlog>,
  delivers: boolean,
): { readonly update: () => Promise<void> } {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });

  /** How many stand in each of these states, and how long the longest. A state that is not in the tally counts as 0. */
  const tallied = <State extends string>(
    label: 'state' | 'status',
    states: readonly State[],
    names: TallyNames,
  ) => {
    const count = gauge(...names.count, [label]);
    const age = gauge(...names.age, [label]);
    return (tally: readonly Tally<State>[]): void => {
      for (const state of states) {
        const found = tally.find((row) => row.state === state);
        count.set({ [label]: state }, found?.count ?? 0);
        age.set({ [label]: state }, found ? Math.max(0, (Date.now() - found.oldestMs) / 1000) : 0);
      }
    };
  };

  const storeUp = gauge('ipay_store_up', 'Whether the store answered this scrape.', []);
  const showDeposits = tallied('state', waitingStates, {
    count: [
      'ipay_deposits',
      'Deposits that are not done nor dismissed, by state; of possible the dismissed ones too.',
    ],
    age: ['ipay_deposit_oldest_seconds', 'How long the oldest deposit has been in the state.'],
  });
  const showWithdrawals = tallied('state', openWithdrawals, {
    count: ['ipay_withdrawals', 'Withdrawals without a result, by state.'],
    age: ['ipay_withdrawal_oldest_seconds', 'How long the oldest withdrawal has been in the state.'],
  });
  const showEvents = tallied('state', delivers ? ['pending', 'dead'] : [], {
    count: ['ipay_outbox_events', 'Events the merchant has not taken, by state.'],
    age: ['ipay_outbox_oldest_seconds', 'Age of the oldest event not taken, by state.'],
  });
  const showTransactions = tallied('status', ['suspense', 'conflict'], {
    count: ['ipay_transactions_in_review', 'Signed transactions that wait for a person.'],
    age: ['ipay_transaction_in_review_oldest_seconds', 'Age of the oldest of them.'],
  });

  let reading: Promise<Backlog> | undefined;
  /** One at a time: where the database hangs, each would take a connection that the payers' requests wait for. */
  const read = (): Promise<Backlog> =>
    (reading ??= readBacklog({ events: delivers }).finally(() => {
      reading = undefined;
    }));

  return {
    async update() {
      let timer: NodeJS.Timeout | undefined;
      const timeUp = new Promise<never>((_, giveUp) => {
        timer = setTimeout(() => giveUp(new Error('The store did not answer.')), storeTimeoutMs);
      });
      try {
        const backlog = await Promise.race([read(), timeUp]);
        showDeposits(backlog.deposits);
        showWithdrawals(backlog.withdrawals);
        showEvents(backlog.events);
        showTransactions(backlog.transactions);
        storeUp.set(1);
      } catch {
        // The scrape goes on: what was counted in this process is worth most when the store is down.
        storeUp.set(0);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
