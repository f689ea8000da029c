import type { ProxyErrorCode } from '../failure-code.ts';
import { wasNotProcessed } from '../later/submission-problems.ts';
import { oneOf } from '../problem-meaning.ts';
import type { FormError } from './withdrawal-screen.ts';

const cannotBePaid = oneOf('withdrawals_not_configured', 'amount_out_of_limits', 'amount_not_whole');

/** The account was given before, perhaps another one, or the time is over; the view says how it stands. */
export const isClosed = oneOf('withdrawal_closed');

/**
 * Why the details were not taken, when the proxy said for certain that nothing was paid. Everything else (no
 * answer, an unreadable one, the proxy's own failure) leaves open whether the money is on its way.
 */
export function refusalOfDetails(code: ProxyErrorCode): FormError | undefined {
  switch (code) {
    case 'account_number_invalid':
      return { accountNumber: { reason: 'refused' } };
    case 'account_name_invalid':
      return { accountName: { reason: 'refused' } };
    case 'bank_invalid':
      return { bank: { reason: 'refused' } };
    case 'rate_limited':
      return { whole: 'busy' };
    default:
      return wasNotProcessed(code) || cannotBePaid(code) ? { whole: 'unsent' } : undefined;
  }
}
