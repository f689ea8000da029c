import { formatDecimal } from '../contract/format-decimal.ts';
import type { Money } from '../contract/money.ts';

/**
 * Money as the payer reads it: `LKR 2,500`. Our own format, in every language the same: Chromium has no Sinhala, and
 * decimals are left out when there are none, because "2,500.00" gets typed as 250000. Where it is too long for its
 * line, it breaks behind the currency, and not within the figure.
 */
export function formatMoney(money: Money): string {
  const [whole = '', cents = ''] = formatDecimal(money).split(/(?=\.)/);
  return `${money.currency} ${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${cents}`;
}
