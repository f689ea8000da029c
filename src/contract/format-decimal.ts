import type { Money } from './money.ts';

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

/** Writes money as a plain decimal string, with decimals only when there are any: `2500`, `2500.50`. */
export function formatDecimal({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits);
  return Number(fraction) === 0 ? whole : `${whole}.${fraction}`;
}
