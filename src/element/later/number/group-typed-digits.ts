import { toAsciiDigits } from '../../../contract/transaction-number.ts';
import { withoutSeparators } from '../../../contract/without-separators.ts';

/** What stands in the field, and where the caret is in it. */
export interface FieldText {
  readonly text: string;
  readonly caret: number;
}

/** Which way the payer deleted, if they did. */
export type Deletion = 'backward' | 'forward' | 'none';

/** As wallets print a transaction number. */
const groupLength = 4;
const gap = ' ';

/** The digits of a text that holds nothing else, each as it was typed; else nothing. */
function digitsOf(text: string): string | undefined {
  const digits = withoutSeparators(text);
  return /^\d*$/.test(toAsciiDigits(digits)) ? digits : undefined;
}

/**
 * Groups a number by four while it is typed, and keeps the caret beside the digit it was beside. A text that is no
 * number is left as it is.
 *
 * @param typed what stands in the field after the payer's edit
 * @param before what stood there before it: who deletes a gap means the digit on its other side
 */
export function groupTypedDigits(typed: FieldText, before = '', deletion: Deletion = 'none'): FieldText {
  let digits = digitsOf(typed.text);
  if (digits === undefined) return typed;
  let index = withoutSeparators(typed.text.slice(0, typed.caret)).length;
  if (deletion !== 'none' && typed.text !== before && digits === digitsOf(before)) {
    const at = deletion === 'backward' ? index - 1 : index;
    digits = digits.slice(0, Math.max(0, at)) + digits.slice(at + 1);
    index = Math.max(0, Math.min(index, at));
  }
  const text = digits.match(new RegExp(`.{1,${groupLength}}`, 'gu'))?.join(gap) ?? '';
  const gaps = Math.floor(index / groupLength);
  const atGap = index % groupLength === 0 && gaps > 0;
  // At a gap: before it for who deletes, or has nothing to go on to; behind it for who goes on.
  const stays = atGap && (deletion === 'backward' || index === digits.length);
  return { text, caret: index + gaps - (stays ? 1 : 0) };
}

/** A text as it stands in the field. */
export const asTyped = (text: string): string => groupTypedDigits({ text, caret: 0 }).text;
