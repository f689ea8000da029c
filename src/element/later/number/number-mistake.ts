import type { DepositView } from '../../../contract/deposit-view.ts';
import { formatDecimal } from '../../../contract/money.ts';
import { looksLikeDate } from './looks-like-date.ts';

/**
 * What a number may be in place of the payment's transaction number.
 *
 * - `wallet`: the number the money is sent to
 * - `amount`: the amount to pay
 * - `date`: a date
 * - `refused`: the number that was just refused
 * - `kept`: the number the gateway already looks for
 */
export type NumberMistake = 'wallet' | 'amount' | 'date' | 'refused' | 'kept';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Numbers on the payer's screen that are no transaction's: the wallet's, and the amount in whole units. */
export const knownNumbers = ({ wallet, amount }: DepositView): readonly string[] => [
  digitsOf(wallet?.identifier ?? ''),
  digitsOf(formatDecimal(amount).replace(/\.0+$/, '')),
];

/** What the number, in ASCII digits, looks like in place of this deposit's transaction number. */
export function mistakeOf(digits: string, view: DepositView): NumberMistake | undefined {
  const [wallet, amount] = knownNumbers(view);
  if (digits && digits === wallet) return 'wallet';
  if (digits === amount) return 'amount';
  if ('transactionNumber' in view && digits === view.transactionNumber) {
    if (view.state === 'rejected') return 'refused';
    if (view.state === 'possible') return 'kept';
  }
  return looksLikeDate(digits) ? 'date' : undefined;
}
