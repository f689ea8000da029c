import { formatDecimal, parseMoney, wholeUnits } from '../../src/contract/money.ts';
import { toAsciiDigits } from '../../src/contract/transaction-number.ts';
import type { DepositFlowName } from './demo-settings.ts';

export const presetAmounts = ['500', '2500', '10000', '1250.50'] as const;

export type AmountResult =
  { readonly ok: true; readonly decimal: string } | { readonly ok: false; readonly reason: string };

/** Reads an amount as people type it: digits of any script, with blanks or commas between groups. */
export function readAmount(text: string, flow: DepositFlowName, currency: string): AmountResult {
  const money = parseMoney(toAsciiDigits(text).replace(/[\s,]/g, ''), currency);
  if (!money || money.amountMinor === 0) {
    return { ok: false, reason: 'Enter an amount such as 2500 or 2500.50.' };
  }
  // The gateway's `fixed_amount` is an integer.
  if (flow === 'window' && wholeUnits(money) === undefined) {
    return { ok: false, reason: 'The payment window takes whole units only.' };
  }
  return { ok: true, decimal: formatDecimal(money) };
}
