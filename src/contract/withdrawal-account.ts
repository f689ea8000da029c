import { toAsciiDigits } from './transaction-number.ts';
import { withoutSeparators } from './without-separators.ts';

/** The page shows 8 digits (`03405138`); Sri Lankan bank accounts have up to 15. */
export const accountNumberLength = { min: 6, max: 15 } as const;

/** The gateway's limit for its text fields. */
export const longestText = 190;

/** Why a text is no account number; `digits` counts the digits that were typed. */
export type AccountNumberProblem =
  | { readonly reason: 'empty' }
  | { readonly reason: 'characters' }
  | { readonly reason: 'length'; readonly digits: number };

export type AccountNumberResult =
  | { readonly ok: true; readonly accountNumber: string }
  | { readonly ok: false; readonly problem: AccountNumberProblem };

/**
 * Reads an account number as typed: digits of any script, grouped by blanks or hyphens. The prefix is not
 * checked: the page says `07XXXXXX` and shows `03405138`. Always text: leading zeros matter.
 */
export function parseAccountNumber(text: string): AccountNumberResult {
  const compact = withoutSeparators(toAsciiDigits(text));
  if (compact === '') return { ok: false, problem: { reason: 'empty' } };
  if (!/^[0-9]+$/.test(compact)) return { ok: false, problem: { reason: 'characters' } };
  const { min, max } = accountNumberLength;
  if (compact.length < min || compact.length > max) {
    return { ok: false, problem: { reason: 'length', digits: compact.length } };
  }
  return { ok: true, accountNumber: compact };
}

/**
 * One line without blanks at its ends or twice in a row, as account names and banks are sent; and without the marks that
 * nobody sees and that come along when text is copied, but for the joiners that some scripts are written with.
 */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?!\p{Join_Control})\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Hides all digits but the last four: `****5138`. */
export function maskAccountNumber(accountNumber: string): string {
  return accountNumber.slice(-4).padStart(accountNumber.length, '*');
}
