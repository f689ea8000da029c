import { parseMoney, sameMoney } from '../../contract/money.ts';
import type { Money } from '../../contract/money.ts';
import type { SignedTransaction } from '../../gateway/index.ts';
import type { StoreReader } from '../../store/deposit-store.ts';
import type { StoredAttempt, StoredDeposit } from '../../store/records.ts';
import type { ProxySettings } from '../settings/proxy-settings.ts';
import { nameOfTransaction } from './remember-transaction.ts';

/** Why a signed transaction is kept aside for a person instead of being credited. */
export type SuspenseReason =
  /** It has no id, so that it could be counted twice. */
  | 'transaction_id_missing'
  /** Its amount is no decimal above zero. */
  | 'amount_invalid'
  /** It names no attempt of a deposit here. */
  | 'order_unknown'
  /** It is of another wallet than `gateway.walletType`. */
  | 'wallet_mismatch'
  /** It is in another currency than the deposit. */
  | 'currency_mismatch'
  /** It was credited, or dismissed, when its key pair's `account` had another name. */
  | 'known_in_other_account'
  /** The deposit has its credit: another payment for the same order. */
  | 'already_credited'
  /** Another amount than asked for, and `amountPolicy` is `hold`. */
  | 'amount_differs';

export type Judgement =
  | {
      readonly kind: 'credit';
      readonly deposit: StoredDeposit;
      readonly attempt: StoredAttempt;
      readonly credited: Money;
    }
  | {
      readonly kind: 'suspend';
      readonly reason: SuspenseReason;
      readonly deposit: StoredDeposit | undefined;
    };

/** A payment has one number and one order, whatever the merchant calls the account that it was signed for. */
async function isDecidedElsewhere(
  read: StoreReader,
  transaction: SignedTransaction,
  account: string,
): Promise<boolean> {
  const words = await read.listTransactionWords(nameOfTransaction(transaction));
  return words.some(
    (word) =>
      word.account !== account &&
      word.orderId === transaction.orderId &&
      (word.status === 'credited' || word.status === 'dismissed'),
  );
}

/**
 * What a verified transaction that is no withdrawal is worth, by its signed fields and our own record of the order
 * alone. Nothing is guessed: an entry that does not fit in every respect is kept aside, never dropped and never
 * credited.
 */
export async function judgeTransaction(
  read: StoreReader,
  transaction: SignedTransaction,
  account: string,
  { gateway: { walletType }, amountPolicy }: Pick<ProxySettings, 'gateway' | 'amountPolicy'>,
): Promise<Judgement> {
  // The words before the deposit, as a person's settlement has them: so no two wait for each other.
  const isElsewhere = await isDecidedElsewhere(read, transaction, account);
  const attempt = transaction.orderId ? await read.findAttempt(transaction.orderId) : undefined;
  const deposit = attempt && (await read.findDeposit(attempt.depositId));
  const suspend = (reason: SuspenseReason): Judgement => ({ kind: 'suspend', reason, deposit });

  // Before all else that is wrong with it: whoever settles by hand must know that it was settled.
  if (isElsewhere) return suspend('known_in_other_account');
  if (!attempt || !deposit) return suspend('order_unknown');
  if (transaction.transactionId === '') return suspend('transaction_id_missing');
  if (transaction.walletType !== walletType) return suspend('wallet_mismatch');
  if (transaction.currencyCode !== deposit.requested.currency) return suspend('currency_mismatch');
  const credited = parseMoney(transaction.amount, transaction.currencyCode);
  if (!credited || credited.amountMinor === 0) return suspend('amount_invalid');
  // One deposit, one credit: a second real transaction on it is money all the same, and a person decides.
  if (deposit.state === 'credited') return suspend('already_credited');
  if (amountPolicy === 'hold' && !sameMoney(credited, deposit.requested)) return suspend('amount_differs');
  return { kind: 'credit', deposit, attempt, credited };
}
