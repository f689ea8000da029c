import type { Money } from '../../contract/money.ts';
import type { ReviewRecord } from '../../contract/review-record.ts';
import type { WithdrawalResult } from '../../contract/withdrawal-state.ts';
import type { DepositStore, Redelivery } from '../../store/deposit-store.ts';
import type { PersonsDecision } from '../../store/records.ts';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { dismissDeposit } from './dismiss-deposit.ts';
import { dismissTransaction } from './dismiss-transaction.ts';
import type { TransactionChoice } from './find-in-review.ts';
import { listReview } from './list-review.ts';
import { ReviewError } from './review-error.ts';
import { settleTransaction } from './settle-transaction.ts';
import { settleWithdrawalByHand } from './settle-withdrawal.ts';

/**
 * What a person does about what no rule could place. Every method rejects with `ReviewError`, having changed nothing.
 */
export interface Review {
  /** @param limit how many of each kind at most; 100 by default */
  readonly list: (limit?: number) => Promise<ReviewRecord>;
  /** Credits a transaction that waits to a deposit, by its signed amount, and tells the merchant by the usual event. */
  readonly settle: (
    choice: TransactionChoice,
    depositId: string,
    decision: PersonsDecision,
  ) => Promise<Money>;
  readonly dismiss: (choice: TransactionChoice, decision: PersonsDecision) => Promise<void>;
  /** Takes a deposit off the list that nobody paid. A postback that comes after all still credits it. */
  readonly dismissDeposit: (depositId: string, decision: PersonsDecision) => Promise<void>;
  /**
   * Ends a withdrawal that the gateway has not signed a result of, and tells the merchant by the usual event. `known`:
   * this result stands already, and nothing was changed.
   */
  readonly settleWithdrawal: (
    withdrawalId: string,
    result: WithdrawalResult,
    decision: PersonsDecision,
  ) => Promise<'settled' | 'known'>;
  /** Puts a delivered or dead event back in line; one that is being delivered right now is left alone. */
  readonly redeliver: (eventId: string) => Promise<Redelivery>;
}

/** The review over a store: it needs no key and no gateway, and may run beside the proxy. */
export function createReview(store: DepositStore, clock: Clock = systemClock): Review {
  const context = { store, clock };
  return {
    list: (limit) => listReview(context, limit),
    settle: (choice, depositId, decision) => settleTransaction(context, choice, depositId, decision),
    settleWithdrawal: (withdrawalId, result, decision) =>
      settleWithdrawalByHand(context, withdrawalId, result, decision),
    dismiss: (choice, decision) => dismissTransaction(context, choice, decision),
    dismissDeposit: (depositId, decision) => dismissDeposit(context, depositId, decision),
    async redeliver(eventId) {
      const redelivery = await store.transact((tx) => tx.redeliverEvent(eventId, clock.now()));
      if (redelivery) return redelivery;
      throw new ReviewError('event_unknown', `There is no event ${eventId}. Take its id from the list.`);
    },
  };
}
