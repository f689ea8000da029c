import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseTransactionNumber } from '../../../../src/contract/transaction-number.ts';
import { groupTypedDigits } from '../../../../src/element/later/number/group-typed-digits.ts';
import type { Deletion } from '../../../../src/element/later/number/group-typed-digits.ts';

/** A field as one string, `|` being the caret. */
const group = (typed: string, before?: string, deletion?: Deletion): string => {
  const caret = typed.indexOf('|');
  const result = groupTypedDigits({ text: typed.replace('|', ''), caret }, before, deletion);
  return `${result.text.slice(0, result.caret)}|${result.text.slice(result.caret)}`;
};

describe('a number while it is typed', () => {
  for (const [what, typed, grouped] of [
    ['grows', '4829|', '4829|'],
    ['gets its gap with the fifth digit', '48291|', '4829 1|'],
    ['is full', '4829 1736|', '4829 1736|'],
    ['may be longer than it should', '4829 17365|', '4829 1736 5|'],
    ['takes a digit in the middle', '485|29 173', '485|2 9173'],
    ['takes one that closes the group, and goes on behind the gap', '4829|736', '4829 |736'],
    ['swallows a blank of the payer’s', '4829 |', '4829|'],
    ['swallows hyphens', '4829-17|36', '4829 17|36'],
    ['keeps Bengali digits', '৪৮২৯১|', '৪৮২৯ ১|'],
    ['is nothing', '|', '|'],
    ['swallows invisible marks', '\u200e4829\u200b17|', '4829 17|'],
  ] as const) {
    it(what, () => assert.equal(group(typed), grouped));
  }

  for (const text of ['TrxID 48291736|', '48291736.|', 'ab|cd', '𝟒𝟖𝟐𝟗𝟏|']) {
    it(`is left alone when it is none: ${text}`, () => assert.equal(group(text), text));
  }
});

describe('deleting', () => {
  for (const [what, before, typed, deletion, grouped] of [
    ['the last digit', '4829 1', '4829 |', 'backward', '4829|'],
    ['the gap backwards takes the digit before it', '4829 1736', '4829|1736', 'backward', '482|1 736'],
    ['the gap forwards takes the digit behind it', '4829 1736', '4829|1736', 'forward', '4829 |736'],
    ['in the middle backwards', '4829 1736', '482|1736', 'backward', '482|1 736'],
    ['in the middle forwards', '4829 1736', '4829 |736', 'forward', '4829 |736'],
    ['down to a gap stays before it', '4829 1736', '4829 |736', 'backward', '4829| 736'],
    ['a selection across the gap', '4829 1736', '48|36', 'backward', '48|36'],
    ['everything', '4829 1736', '|', 'backward', '|'],
  ] as const) {
    it(what, () => assert.equal(group(typed, before, deletion), grouped));
  }

  it('backwards from the end takes one digit a press, whatever the length', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,20}$/), (digits) => {
        let field = groupTypedDigits({ text: digits, caret: digits.length });
        for (let left = digits.length - 1; left >= 0; left -= 1) {
          const { text, caret } = field;
          const pressed = { text: text.slice(0, caret - 1) + text.slice(caret), caret: caret - 1 };
          field = groupTypedDigits(pressed, text, 'backward');
          assert.equal(field.text.replaceAll(' ', ''), digits.slice(0, left));
        }
      }),
    ));
});

describe('grouped', () => {
  it('are the digits that were typed, the caret beside the same one, and again no different', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[\d ০-৯-]{0,20}$/), fc.nat(20), (text, at) => {
        const caret = Math.min(at, text.length);
        const result = groupTypedDigits({ text, caret });
        const bare = (part: string) => part.replace(/[ -]/g, '');
        assert.equal(bare(result.text), bare(text));
        assert.equal(bare(result.text.slice(0, result.caret)), bare(text.slice(0, caret)));
        assert.equal(groupTypedDigits(result).text, result.text);
      }),
    ));

  it('are handed in as plain ones', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), (transactionNumber) => {
        const { text } = groupTypedDigits({ text: transactionNumber, caret: 8 });
        assert.deepEqual(parseTransactionNumber(text), { ok: true, transactionNumber });
      }),
    ));
});
