import { formatDecimal, parseMoney, wholeUnits } from '../../contract/money.ts';
import type { Money } from '../../contract/money.ts';
import { longestText, parseAccountNumber, tidyText } from '../../contract/withdrawal-account.ts';
import type { WithdrawalDetails } from '../../contract/withdrawal-view.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { ProxySettings } from '../settings/proxy-settings.ts';
import type { WithdrawalSettings } from '../settings/withdrawal-settings.ts';

/** @throws {ProblemError} `withdrawals_not_configured` */
export function withdrawalSettings({ withdrawals }: ProxySettings): WithdrawalSettings {
  if (withdrawals) return withdrawals;
  throw new ProblemError(
    'withdrawals_not_configured',
    'Set withdrawals.minAmount and withdrawals.maxAmount to the limits of your gateway account.',
  );
}

/**
 * Reads the amount of a withdrawal: whole units (the gateway's field is an integer) within the limits.
 *
 * @throws {ProblemError} `invalid_request`, `amount_not_whole` or `amount_out_of_limits`
 */
export function readWithdrawalAmount(decimal: string, currency: string, settings: WithdrawalSettings): Money {
  if (currency !== settings.currency) {
    throw new ProblemError('invalid_request', `currency: withdrawals are in ${settings.currency}.`);
  }
  const amount = parseMoney(decimal, currency);
  if (!amount) {
    throw new ProblemError('invalid_request', 'amount: must be a decimal string of whole units: "2500".');
  }
  const units = wholeUnits(amount);
  if (units === undefined) {
    throw new ProblemError(
      'amount_not_whole',
      `Withdrawals take whole units only, not ${formatDecimal(amount)}.`,
    );
  }
  const { minAmount, maxAmount } = settings;
  if (units < minAmount || units > maxAmount) {
    throw new ProblemError(
      'amount_out_of_limits',
      `The amount must be from ${minAmount} to ${maxAmount} ${currency}.`,
    );
  }
  return amount;
}

/** What a text field of the gateway takes at most, whatever a merchant's pattern says. */
const isSendable = (text: string): boolean =>
  text !== '' && text.length <= longestText && !/[\p{Cc}\p{Cs}]/u.test(text);

/**
 * Reads where the money goes.
 *
 * @throws {ProblemError} `account_number_invalid`, `account_name_invalid` or `bank_invalid`
 */
export function readWithdrawalDetails(
  typed: WithdrawalDetails,
  { accountNamePattern }: WithdrawalSettings,
): WithdrawalDetails {
  const account = parseAccountNumber(typed.accountNumber);
  if (!account.ok) throw new ProblemError('account_number_invalid');
  const accountName = tidyText(typed.accountName);
  if (!isSendable(accountName) || !new RegExp(`^(?:${accountNamePattern})$`, 'u').test(accountName)) {
    throw new ProblemError(
      'account_name_invalid',
      `The account name must match ${accountNamePattern}. Leave out what it does not take, such as the dots of initials.`,
    );
  }
  const bank = tidyText(typed.bank);
  if (!isSendable(bank)) throw new ProblemError('bank_invalid');
  return { accountNumber: account.accountNumber, accountName, bank };
}

/** Whether two say the same account. */
export const sameDetails = (a: WithdrawalDetails | null, b: WithdrawalDetails): boolean =>
  a?.accountNumber === b.accountNumber && a.accountName === b.accountName && a.bank === b.bank;
