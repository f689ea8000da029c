import { ConcurrentChangeError } from '../../store/concurrent-change-error.ts';
import type { PersonsDecision } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { findInReview } from './find-in-review.ts';
import type { TransactionChoice } from './find-in-review.ts';

/**
 * Takes a transaction off the list with no money moved. It stays remembered: a replay of it is a repeat.
 *
 * @throws {ReviewError} nothing was changed
 */
export async function dismissTransaction(
  { store, clock }: Pick<ProxyContext, 'store' | 'clock'>,
  choice: TransactionChoice,
  decision: PersonsDecision,
): Promise<void> {
  await store.transact(async (tx) => {
    const { transaction } = await findInReview(tx, choice);
    const dismissal = { status: 'dismissed' } as const;
    if (!(await tx.decideTransaction(transaction, transaction.status, dismissal, decision, clock.now()))) {
      throw new ConcurrentChangeError(`Transaction ${transaction.transactionId} was decided meanwhile.`);
    }
  });
}
