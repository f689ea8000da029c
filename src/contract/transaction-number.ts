import { withoutSeparators } from './without-separators.ts';

/** How many digits iPay's transaction number has. Leading zeros matter, so it is always text. */
export const transactionNumberLength = 8;

/** Why a text is no transaction number; `digits` counts the digits that were typed. */
export type TransactionNumberProblem =
  | { readonly reason: 'empty' }
  | { readonly reason: 'characters' }
  | { readonly reason: 'phone' }
  | { readonly reason: 'length'; readonly digits: number };

export type TransactionNumberResult =
  | { readonly ok: true; readonly transactionNumber: string }
  | { readonly ok: false; readonly problem: TransactionNumberProblem };

/** Code points of the digit zero; the nine others follow each. */
const zeros = [
  0x0030, // ASCII
  0x0660, // Arabic-Indic
  0x06f0, // Eastern Arabic-Indic
  0x0966, // Devanagari
  0x09e6, // Bengali
  0x0be6, // Tamil
  0x0de6, // Sinhala
  0xff10, // full width
];

/** A Sri Lankan mobile number, with or without its prefix. */
const mobileNumber = /^\+?(?:0|94|0094)7\d{8}$/;

/** Turns the digits of the scripts our payers type into ASCII digits, and leaves all else as it is. */
export function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((candidate) => code >= candidate && code <= candidate + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

/**
 * Reads what a payer typed as an 8-digit transaction number: digits of any script listed above, grouped by
 * blanks or hyphens.
 */
export function parseTransactionNumber(text: string): TransactionNumberResult {
  const compact = withoutSeparators(toAsciiDigits(text));
  if (compact === '') return { ok: false, problem: { reason: 'empty' } };
  if (mobileNumber.test(compact)) return { ok: false, problem: { reason: 'phone' } };
  if (!/^[0-9]+$/.test(compact)) return { ok: false, problem: { reason: 'characters' } };
  if (compact.length !== transactionNumberLength) {
    return { ok: false, problem: { reason: 'length', digits: compact.length } };
  }
  return { ok: true, transactionNumber: compact };
}
