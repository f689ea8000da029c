import { str } from '@lit/localize';
import { accountNumberLength } from '../../../contract/withdrawal-account.ts';
import type { DetailsErrors } from '../typed-details.ts';
import type { FormError } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

/** What is wrong with the account number, and the way out. */
export function accountNumberErrorText(
  { msg, count }: WithdrawalContext,
  error: NonNullable<DetailsErrors['accountNumber']>,
): string {
  switch (error.reason) {
    case 'empty':
      return msg('Enter the account number.', { id: 'withdrawal.number.empty' });
    case 'characters':
      return msg('Use digits only.', { id: 'error.chars' });
    case 'length': {
      const { min, max } = accountNumberLength;
      return msg(
        str`It must have ${count(min)} to ${count(max)} digits. You entered ${count(error.digits)}.`,
        { id: 'withdrawal.number.length' },
      );
    }
    case 'refused':
      return msg("This account number can't be used. Check it.", { id: 'withdrawal.number.refused' });
  }
}

/** What is wrong with the holder's name, and the way out. */
export function accountNameErrorText(
  { msg }: WithdrawalContext,
  { reason }: NonNullable<DetailsErrors['accountName']>,
): string {
  switch (reason) {
    case 'empty':
      return msg("Enter the account holder's name.", { id: 'withdrawal.name.empty' });
    case 'characters':
      return msg('Use letters only.', { id: 'withdrawal.name.chars' });
    case 'refused':
      return msg('Use English letters and spaces only. Shorten a long name.', {
        id: 'withdrawal.name.refused',
      });
  }
}

/** What is wrong with the bank, and the way out. */
export function bankErrorText(
  { msg }: WithdrawalContext,
  { reason }: NonNullable<DetailsErrors['bank']>,
): string {
  return reason === 'empty'
    ? msg('Enter the name of the bank.', { id: 'withdrawal.bank.empty' })
    : msg("This name can't be used. Choose a bank from the list.", { id: 'withdrawal.bank.refused' });
}

/** Why nothing was sent, though nothing is wrong with the fields. */
export function formErrorText({ msg }: WithdrawalContext, error: NonNullable<FormError['whole']>): string {
  switch (error) {
    case 'unsent':
      return msg("We couldn't send your withdrawal. Your details are still here. Try again.", {
        id: 'withdrawal.unsent',
      });
    case 'busy':
      return msg('Too many tries. Wait a little, then try again.', { id: 'error.busy' });
    case 'unreceived':
      return msg("Your details haven't reached us. Send them again.", { id: 'withdrawal.unreceived' });
  }
}
