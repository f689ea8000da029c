/**
 * An amount of money: whole minor units (cents of LKR) with the ISO 4217 code of its currency.
 * Never a float: `{ amountMinor: 250_050, currency: 'LKR' }` is LKR 2,500.50.
 */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Digits after the decimal point, for currencies where it is not 2 (ISO 4217). */
const minorDigitsByCurrency: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
};

/** How many digits the currency has after the decimal point: 2 for LKR. */
export function minorDigits(currency: string): number {
  return minorDigitsByCurrency[currency] ?? 2;
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

/** Writes money as a plain decimal string, with decimals only when there are any: `2500`, `2500.50`. */
export function formatDecimal({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits);
  return Number(fraction) === 0 ? whole : `${whole}.${fraction}`;
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
