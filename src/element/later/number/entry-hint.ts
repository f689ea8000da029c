import type { FoundNumber } from './find-transaction-number.ts';
import type { NumberMistake } from './number-mistake.ts';

/**
 * What is told beside the field, though nothing is wrong for certain.
 *
 * - `message`: what a pasted message gave
 * - `mistake`: what the number looks like in place of the transaction's; handed in again, it goes out
 */
export type EntryHint = {
  /** By the clock that no payer can set wrong: `performance.now()`. */
  readonly pressedAtMs?: number;
} & (
  | { readonly kind: 'message'; readonly found: FoundNumber }
  | {
      readonly kind: 'mistake';
      readonly mistake: NumberMistake;
      readonly transactionNumber: string;
    }
);

const doubleClickMs = 500;

/** Whether the press that brought the hint may still be going on: the second half of a double click read nothing. */
export const isSamePress = (hint: EntryHint | undefined): boolean =>
  hint?.pressedAtMs !== undefined && performance.now() - hint.pressedAtMs < doubleClickMs;
