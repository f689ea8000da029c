import { parseMoney, sameMoney } from '../../contract/money.ts';
import { parseAccountNumber } from '../../contract/withdrawal-account.ts';
import { canMoveWithdrawal } from '../../contract/withdrawal-state.ts';
import type { WithdrawalResult } from '../../contract/withdrawal-state.ts';
import type { SignedTransaction } from '../../gateway/index.ts';
import type { StoreReader } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';

/** Page: "Withdrawal statuses". Every other number is undocumented. */
const resultOfStatus: ReadonlyMap<number, WithdrawalResult> = new Map([
  [1, 'succeeded'],
  [5, 'failed'],
]);

/** Why a signed entry about a withdrawal is kept aside for a person instead of being acted upon. */
export type WithdrawalSuspenseReason =
  /** It names no withdrawal here. */
  | 'withdrawal_unknown'
  /** It names a withdrawal that was never sent. */
  | 'withdrawal_never_sent'
  /** Its status is neither paid (1) nor failed (5). */
  | 'withdrawal_status_unknown'
  /** It is of another wallet than `gateway.walletType`. */
  | 'wallet_mismatch'
  /** It is in another currency than the withdrawal. */
  | 'currency_mismatch'
  /** Its amount is no decimal. */
  | 'amount_invalid'
  /** It is of another amount than the withdrawal. */
  | 'amount_differs'
  /** It is of another account than the withdrawal. */
  | 'account_differs'
  /** The withdrawal is a conflict already. */
  | 'withdrawal_in_conflict';

export type WithdrawalJudgement =
  /** The first signed result. */
  | {
      readonly kind: 'settle';
      readonly withdrawal: StoredWithdrawal;
      readonly result: WithdrawalResult;
    }
  /** What the merchant knows already, such as a signed failure of what the gateway had refused. */
  | { readonly kind: 'confirm'; readonly withdrawal: StoredWithdrawal }
  /** The opposite of what the merchant was told. */
  | {
      readonly kind: 'conflict';
      readonly withdrawal: StoredWithdrawal;
      readonly earlier: WithdrawalResult | 'refused';
      readonly later: WithdrawalResult;
    }
  | {
      readonly kind: 'suspend';
      readonly withdrawal: StoredWithdrawal | undefined;
      readonly reason: WithdrawalSuspenseReason;
    };

/**
 * Whether a signed account is certainly another than ours. How the gateway writes it is documented by one example alone:
 * masked, without its leading zeros, or with a country's, bank's or branch's number before, it may be the same.
 */
function isAnotherAccount(signed: string, ours: string): boolean {
  const account = parseAccountNumber(signed);
  return account.ok && !account.accountNumber.endsWith(ours.replace(/^0+/, ''));
}

function judgeResult(withdrawal: StoredWithdrawal, result: WithdrawalResult): WithdrawalJudgement {
  const { state } = withdrawal;
  if (canMoveWithdrawal(state, result)) return { kind: 'settle', withdrawal, result };
  if (state === 'succeeded' || state === 'failed' || state === 'refused') {
    const isSame = state === result || (state === 'refused' && result === 'failed');
    return isSame
      ? { kind: 'confirm', withdrawal }
      : { kind: 'conflict', withdrawal, earlier: state, later: result };
  }
  return { kind: 'suspend', withdrawal, reason: 'withdrawal_in_conflict' };
}

/**
 * What a signed entry about a withdrawal means, by its signed fields and our own row alone. Found by the
 * `withdrawal_id` we sent; an entry that does not fit in every respect changes nothing.
 */
export async function judgeWithdrawal(
  read: StoreReader,
  transaction: SignedTransaction,
  walletType: string,
): Promise<WithdrawalJudgement> {
  const { withdrawalId, withdrawalStatus, currencyCode } = transaction;
  const withdrawal = withdrawalId ? await read.findWithdrawal(withdrawalId) : undefined;
  const suspend = (reason: WithdrawalSuspenseReason): WithdrawalJudgement => ({
    kind: 'suspend',
    reason,
    withdrawal,
  });

  if (!withdrawal) return suspend('withdrawal_unknown');
  if (!withdrawal.details) return suspend('withdrawal_never_sent');
  if (transaction.walletType !== walletType) return suspend('wallet_mismatch');
  if (currencyCode !== withdrawal.amount.currency) return suspend('currency_mismatch');
  const amount = parseMoney(transaction.amount, currencyCode);
  if (!amount) return suspend('amount_invalid');
  if (!sameMoney(amount, withdrawal.amount)) return suspend('amount_differs');
  if (isAnotherAccount(transaction.accountNumber, withdrawal.details.accountNumber)) {
    return suspend('account_differs');
  }
  const result = withdrawalStatus === null ? undefined : resultOfStatus.get(withdrawalStatus);
  return result ? judgeResult(withdrawal, result) : suspend('withdrawal_status_unknown');
}
