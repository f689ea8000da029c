import { toAsciiDigits } from '../../../contract/transaction-number.ts';
import { looksLikeDate } from './looks-like-date.ts';
import { maskOtherNumbers } from './mask-other-numbers.ts';
import { fillers, referenceWords, transactionWords } from './message-words.ts';

/** `found`: this is it. `offered`: one of these, best first; which, or whether at all, the payer says. */
export type FoundNumber =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly transactionNumber: string }
  | { readonly kind: 'offered'; readonly transactionNumbers: readonly string[] };

/** Payment messages have a few hundred characters. More is something else, and not worth the payer's time. */
const longestMessage = 2000;

/** More to choose from than this helps nobody. */
const mostOffered = 6;

const candidate =
  /(?<![a-z0-9_+~])(?:\d{8}|(?<!\d{4}[ -])\d{4}[ -]\d{4}(?![ -]\d{4}(?!\d)))(?![a-z0-9_~]|[.,]\d)/giu;
const gluedWord = new RegExp(
  `(${transactionWords}|${referenceWords}|(?<=[a-z])(?:id|no))(?=\\d{8}(?!\\d))`,
  'giu',
);
const endsIn = (words: string): RegExp => new RegExp(`${words}${fillers}$`, 'iu');

const afterTransaction = endsIn(transactionWords);
const afterReference = endsIn(referenceWords);
/** `48291736 is your transaction number`, but not `Auth 48291736 TrxID DDD14QS409`. */
const beforeTransaction = new RegExp(
  `^[\\s.]*(?:is|as|your|the|আপনার|ඔබේ|உங்கள்|\\s)*${transactionWords}(?!${fillers}[a-z]*\\d)`,
  'iu',
);

/** How much the words around say that this is the transaction's number; 0 says it best. */
function rankOf(before: string, after: string): number {
  if (afterTransaction.test(before)) return 0;
  return afterReference.test(before) || beforeTransaction.test(after) ? 1 : 2;
}

/** A date, or 4 digits after a year: it may be the number, and must not be taken unasked. */
const isDoubtful = (match: string, digits: string): boolean =>
  looksLikeDate(digits) || (match !== digits && /^(?:19|20)/.test(digits));

/**
 * Finds the 8-digit transaction number in a whole message that the payer pasted. All on the device: the text goes
 * nowhere.
 *
 * @param others numbers the page knows to be something else: the wallet's, the amount
 */
export function findTransactionNumber(message: string, others: readonly string[] = []): FoundNumber {
  const readable = toAsciiDigits(message.slice(0, longestMessage).normalize('NFC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]/gu, ' ');
  const text = maskOtherNumbers(readable.replace(gluedWord, '$1 '));
  const ranks = new Map<string, number>();
  const doubtful = new Set<string>();
  for (const { 0: match, index } of text.matchAll(candidate)) {
    const digits = match.replace(/\D/gu, '');
    const rank = rankOf(
      text.slice(Math.max(0, index - 60), index),
      text.slice(index + match.length, index + match.length + 60),
    );
    if (rank > 0 && others.includes(digits)) continue;
    if (isDoubtful(match, digits)) doubtful.add(digits);
    ranks.set(digits, Math.min(rank, ranks.get(digits) ?? rank));
  }
  const ranked = [...ranks].sort(([, one], [, other]) => one - other);
  const [best, second] = ranked;
  if (!best) return { kind: 'none' };
  const isAlone = !second || second[1] > best[1];
  // Without a word that says so, a lone number is taken, one of several is not.
  if (isAlone && !doubtful.has(best[0])) return { kind: 'found', transactionNumber: best[0] };
  return { kind: 'offered', transactionNumbers: ranked.slice(0, mostOffered).map(([digits]) => digits) };
}
