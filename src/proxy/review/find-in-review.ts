import type { StoreReader } from '../../store/deposit-store.ts';
import type { StoredTransaction } from '../../store/records.ts';
import { ReviewError } from './review-error.ts';

/** Which transaction a person means: its number, and more of its name where several have that number. */
export interface TransactionChoice {
  readonly transactionId: string;
  readonly account?: string | undefined;
  readonly walletType?: string | undefined;
  /** The beginning of it is enough; empty for the gateway's first word. */
  readonly variant?: string | undefined;
}

export type WaitingTransaction = StoredTransaction & { readonly status: 'suspense' | 'conflict' };

const isWaiting = (transaction: StoredTransaction): transaction is WaitingTransaction =>
  transaction.status === 'suspense' || transaction.status === 'conflict';

const isChosen = (word: StoredTransaction, { account, walletType, variant }: TransactionChoice): boolean =>
  (account === undefined || word.account === account) &&
  (walletType === undefined || word.walletType === walletType) &&
  (variant === undefined || (variant === '' ? word.variant === '' : word.variant.startsWith(variant)));

/**
 * The one transaction that is meant and waits for a person, with every word the gateway gave on it, under whichever
 * account.
 *
 * @throws {ReviewError} `transaction_unknown`, `transaction_ambiguous` or `transaction_settled`
 */
export async function findInReview(
  read: StoreReader,
  choice: TransactionChoice,
): Promise<{ readonly transaction: WaitingTransaction; readonly words: readonly StoredTransaction[] }> {
  const named = await read.listTransactionWords(choice.transactionId);
  const chosen = named.filter((word) => isChosen(word, choice));
  const [transaction, another] = chosen.filter(isWaiting);
  if (transaction && !another) {
    const { account, walletType } = transaction;
    return {
      transaction,
      words: named.filter(
        (word) =>
          (word.account === account && word.walletType === walletType) ||
          // A payment has one number and one order, or none, however account and wallet are written.
          word.orderId === transaction.orderId,
      ),
    };
  }
  if (another) {
    throw new ReviewError(
      'transaction_ambiguous',
      `Several transactions ${choice.transactionId} wait. Say which by its account, wallet or variant, as the list shows them.`,
    );
  }
  if (chosen.length === 0) {
    throw new ReviewError(
      'transaction_unknown',
      `No postback ever named transaction ${choice.transactionId}. Take its number from the list.`,
    );
  }
  throw new ReviewError(
    'transaction_settled',
    `Transaction ${choice.transactionId} does not wait any more: it is ${chosen.map(({ status }) => status).join(', ')}.`,
  );
}
