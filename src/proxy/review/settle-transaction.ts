import { parseMoney } from '../../contract/money.ts';
import type { Money } from '../../contract/money.ts';
import { parseStrictJson, readSignedTransaction } from '../../gateway/index.ts';
import { ConcurrentChangeError } from '../../store/concurrent-change-error.ts';
import type { PersonsDecision, StoredDeposit, StoredTransaction } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { creditDeposit } from '../use-cases/credit-deposit.ts';
import { findInReview } from './find-in-review.ts';
import type { TransactionChoice } from './find-in-review.ts';
import { ReviewError } from './review-error.ts';

/** The signed entry is read again: money that went out must never be credited as if it had come in. */
function isWithdrawal({ entry }: StoredTransaction): boolean {
  const node = parseStrictJson(entry);
  return node instanceof Map && readSignedTransaction(node, entry).kind === 'withdrawal';
}

/** The signed amount alone: no person types the sum that is credited. */
function creditable(transaction: StoredTransaction, deposit: StoredDeposit): Money {
  const refuse = (why: string): never => {
    throw new ReviewError('transaction_not_creditable', `Transaction ${transaction.transactionId} ${why}`);
  };
  if (isWithdrawal(transaction))
    return refuse('is a withdrawal, and no deposit. Dismiss it when it is dealt with.');
  if (transaction.currency !== deposit.requested.currency) {
    return refuse(
      `is in ${transaction.currency || 'no currency'}, and the deposit in another. Dismiss it, and book it by hand.`,
    );
  }
  const credited = parseMoney(transaction.amount, transaction.currency);
  if (!credited || credited.amountMinor === 0) {
    return refuse(
      'was signed with an amount that cannot be read. Ask the gateway, dismiss it, and book it by hand.',
    );
  }
  return credited;
}

/**
 * Credits a transaction in suspense to the deposit a person chose, exactly once: the deposit's version, the
 * transaction's status and the unique indexes decide against every other instance, person and replay.
 *
 * @throws {ReviewError} nothing was changed
 */
export async function settleTransaction(
  { store, clock }: Pick<ProxyContext, 'store' | 'clock'>,
  choice: TransactionChoice,
  depositId: string,
  decision: PersonsDecision,
): Promise<Money> {
  return store.transact(async (tx) => {
    const { transaction, words } = await findInReview(tx, choice);
    if (words.some(({ status }) => status === 'credited')) {
      throw new ReviewError(
        'transaction_settled',
        `Transaction ${choice.transactionId} was credited by an earlier word of the gateway. Dismiss the later one.`,
      );
    }
    const deposit = await tx.findDeposit(depositId);
    if (!deposit) throw new ReviewError('deposit_unknown', `There is no deposit ${depositId}.`);
    if (deposit.state === 'credited') {
      throw new ReviewError(
        'deposit_credited',
        `Deposit ${depositId} has its credit already. Make a new session for the payer, and settle to its deposit.`,
      );
    }
    const credited = creditable(transaction, deposit);
    const nowMs = clock.now();
    const named = await tx.findAttempt(transaction.orderId);
    const attempt = named?.depositId === deposit.id ? named : undefined;
    // The deposit first: whoever settles another transaction to it at the same time stops here.
    await creditDeposit(tx, { deposit, attempt, credited, transaction }, decision, nowMs);
    const credit = { status: 'credited', depositId } as const;
    if (!(await tx.decideTransaction(transaction, transaction.status, credit, decision, nowMs))) {
      throw new ConcurrentChangeError(`Transaction ${transaction.transactionId} was decided meanwhile.`);
    }
    return credited;
  });
}
