import { accountWords, currencyWords, numberWords, otherWords } from './message-words.ts';

const number = String.raw`\d[\d,.]*`;
const gap = String.raw`[ \t:=\-]*`;

/** Numbers that are something else than a transaction, in the order in which they are taken out. */
const others: readonly RegExp[] = [
  // Addresses of pages and people.
  /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/giu,
  // Accounts and cards with hidden digits: 13802XXXXX50, ****1736, xxxx xxxx 4829 1736, …48291736.
  /(?<![a-z])[\dx*•●]*(?:[x*•●]{2,}|(?:…|\.{3})(?=\d))[\dx*•●]*(?:[ -][\dx*•●]{4}(?![\da-z]))*/giu,
  // 13/04/2026, 2026-08-04, 04.08.26; and times.
  /(?<!\d)\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d)/gu,
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?/gu,
  // 10,025.00, 5,00,000, 500.5, 2500/= and 2500/-.
  /(?<![\d.,])\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)/gu,
  /\d+(?:\.\d+|\/[-=])/gu,
  // In `TrxID 48291736 Tk 500` the currency is that of the number after it.
  new RegExp(String.raw`${currencyWords}[ .:=]*${number}`, 'giu'),
  new RegExp(String.raw`${number} *${currencyWords}(?![ .:=]*[\d~])`, 'giu'),
  new RegExp(String.raw`${otherWords}${gap}(?:${numberWords}${gap})?${number}`, 'giu'),
  // +94 77 123 4567, +94771234567, 0094…, 94 77…, 8801…, 077 123 4567, 0112462462, 01712-345678.
  /\+(?:\d{1,3}[ -]?\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)|\d+)/gu,
  /(?<!\d)(?:00)?(?:94|880)(?:[ -]\d{2,4}[ -]?\d{3}[ -]?\d{3,4}|\d{9,10})(?!\d)/gu,
  /(?<!\d)0(?:\d{2}[ -]?\d{3}[ -]?\d{4}|\d{3}[ -]?\d{3}[ -]?\d{3}|\d{4}[ -]?\d{6})(?!\d)/gu,
  new RegExp(
    String.raw`${accountWords}${gap}(?:${numberWords}[ \t:=.\-]*)?\d[\d-]*(?: \d{3,4}(?!\d)){0,3}`,
    'giu',
  ),
];

/** What stands where a number was taken out: no blank, so that the word before says nothing of the number after. */
const mask = '~';

/** Takes out of a message every number that is something else: what is left may be a transaction's. */
export const maskOtherNumbers = (message: string): string =>
  others.reduce(
    (text, pattern) =>
      text.replace(pattern, (match) => match.replace(/\d.*/su, (found) => mask.repeat(found.length))),
    message,
  );
