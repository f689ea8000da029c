import { formatDecimal, minorDigits } from './format-decimal.ts';

// In a file of its own for the payer's browser, which shows money long before it reckons with any.
export { formatDecimal, minorDigits };

/**
 * An amount of money: whole minor units (cents of LKR) with the ISO 4217 code of its currency.
 * Never a float: `{ amountMinor: 250_050, currency: 'LKR' }` is LKR 2,500.50.
 */
export interface Money {
  /** A whole number of cents, or of whatever the currency's smallest unit is. */
  readonly amountMinor: number;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * Reads a decimal string such as `1000` or `1000.50`, strictly: no sign, blank, exponent, leading zero or
 * grouping, and no more decimals than the currency has.
 *
 * @returns the money, or `undefined` when the text is anything else or too large to be counted exactly.
 */
export function parseMoney(decimal: string, currency: string): Money | undefined {
  const digits = minorDigits(currency);
  const match = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > digits) return undefined;
  const amountMinor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : undefined;
}

/** Whole units of the currency, or `undefined` when there are cents: what the gateway's integer fields take. */
export function wholeUnits({ amountMinor, currency }: Money): number | undefined {
  const units = amountMinor / 10 ** minorDigits(currency);
  return Number.isInteger(units) ? units : undefined;
}

/** Whether two amounts are the same money, currency included. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.amountMinor === b.amountMinor && a.currency === b.currency;
}
