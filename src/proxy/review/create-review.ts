import type { Money } from '../../contract/money.ts';
import type { ReviewRecord } from '../../contract/review-record.ts';
import type { DepositStore } from '../../store/deposit-store.ts';
import type { PersonsDecision } from '../../store/records.ts';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { dismissTransaction } from './dismiss-transaction.ts';
import type { TransactionChoice } from './find-in-review.ts';
import { listReview } from './list-review.ts';
import { ReviewError } from './review-error.ts';
import { settleTransaction } from './settle-transaction.ts';

/** What a person does about what no rule could place. Every method rejects with `ReviewError`, having changed nothing. */
export interface Review {
  readonly list: () => Promise<ReviewRecord>;
  /** Credits a transaction that waits to a deposit, by its signed amount, and tells the merchant by the usual event. */
  readonly settle: (
    choice: TransactionChoice,
    depositId: string,
    decision: PersonsDecision,
  ) => Promise<Money>;
  readonly dismiss: (choice: TransactionChoice, decision: PersonsDecision) => Promise<void>;
  /** Puts a delivered or dead event back in line. */
  readonly redeliver: (eventId: string) => Promise<void>;
}

/** The review over a store: it needs no key and no gateway, and may run beside the proxy. */
export function createReview(store: DepositStore, clock: Clock = systemClock): Review {
  const context = { store, clock };
  return {
    list: () => listReview(context),
    settle: (choice, depositId, decision) => settleTransaction(context, choice, depositId, decision),
    dismiss: (choice, decision) => dismissTransaction(context, choice, decision),
    async redeliver(eventId) {
      if (await store.transact((tx) => tx.redeliverEvent(eventId, clock.now()))) return;
      throw new ReviewError('event_unknown', `There is no event ${eventId}. Take its id from the list.`);
    },
  };
}
