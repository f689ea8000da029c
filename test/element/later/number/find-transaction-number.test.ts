import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findTransactionNumber } from '../../../../src/element/later/number/find-transaction-number.ts';
import { looksLikeDate } from '../../../../src/element/later/number/looks-like-date.ts';
import { samples } from './messages.ts';

const numbersIn = (message: string, others?: readonly string[]): string | readonly string[] => {
  const found = findTransactionNumber(message, others);
  switch (found.kind) {
    case 'none':
      return [];
    case 'found':
      return found.transactionNumber;
    case 'offered':
      return found.transactionNumbers;
  }
};

describe('a pasted message', () => {
  for (const { name, message, gives } of samples) {
    it(`${name}: ${[gives].flat().join(' or ') || 'no number'}`, () =>
      assert.deepEqual(numbersIn(message), gives));
  }

  it('is read however its letters are composed', () => {
    for (const { message, gives } of samples) assert.deepEqual(numbersIn(message.normalize('NFD')), gives);
  });

  it('gives no number that the page knows to be something else', () => {
    assert.deepEqual(numbersIn('to 73423420 ref 48291736', ['73423420']), '48291736');
    assert.deepEqual(numbersIn('to 73423420', ['73423420']), []);
    // Said to be the transaction's, it may be both.
    assert.deepEqual(numbersIn('TrxID 73423420', ['73423420']), '73423420');
  });

  it('of any size is read at once', () => {
    // What this thread itself does: on a busy machine others have their turn meanwhile.
    const begun = process.threadCpuUsage();
    for (const part of ['4', 'x', '4829 ', '*', 'Txn ', '+9', 'Ac No: ', '4829.', ' :', '1,23,'])
      numbersIn(part.repeat(100_000));
    const { user, system } = process.threadCpuUsage(begun);
    assert.ok(user + system < 2_000_000, `it took ${user + system} µs`);
  });
});

/** Eight digits that read as nothing else: no date, no year in front. */
const plainNumber = fc
  .stringMatching(/^[0-9]{8}$/)
  .filter((digits) => !looksLikeDate(digits) && !/^(?:19|20)/.test(digits));
const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));
const blank = fc.constantFrom(' ', '\n', '. ', ', ', ' - ');

/** What must never be taken for the number. */
const somethingElse = fc.oneof(
  joined(fc.constantFrom('077', '071', '+9477', '94 77 ', '0094 71 '), digits(7, 7)),
  joined(fc.constantFrom('LKR ', 'Rs.', 'Tk ', 'රු. ', 'ரூ. ', '৳'), digits(1, 9)),
  joined(digits(1, 9), fc.constantFrom('.00', '.5', '/-', '/=')),
  joined(digits(1, 3), fc.constant(','), digits(3, 3), fc.constantFrom('', '.00', ',000')),
  joined(digits(8, 8), fc.constantFrom(' LKR', ' Tk', '/=', '.00')),
  fc
    .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  joined(digits(2, 8), fc.constantFrom('XXXX', '****'), digits(2, 8)),
  joined(fc.constantFrom('A/C ', 'Ac No:', 'OTP ', 'ගිණුම ', 'கணக்கு எண் '), digits(8, 8)),
  digits(9, 20),
  digits(1, 7),
);

describe('in any message', () => {
  it('only 8 ASCII digits that stand in it are found', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom(...Array.from('0123456789 -.:xTrn')), fc.string()) }),
        (message) => {
          for (const number of [numbersIn(message)].flat()) {
            assert.match(number, /^[0-9]{8}$/);
            assert.ok(message.replace(/[^0-9]/g, '').includes(number));
          }
        },
      ),
    ));

  it('a labelled number is found, whatever numbers of other kinds stand around', () =>
    fc.assert(
      fc.property(
        fc.array(joined(somethingElse, blank)),
        fc.constantFrom(
          'TrxID ',
          'Txn No: ',
          'Transaction number ',
          'ট্রানজেকশন নম্বর: ',
          'ගනුදෙනු අංකය ',
          'பரிவர்த்தனை எண்: ',
        ),
        plainNumber,
        fc.array(joined(blank, fc.constantFrom('Fee ', 'Rs '), digits(1, 6))),
        (before, label, number, after) => {
          assert.equal(numbersIn([...before, label, number, ...after].join('')), number);
        },
      ),
    ));

  it('numbers of other kinds are never taken unasked', () =>
    fc.assert(
      fc.property(fc.array(joined(somethingElse, fc.constantFrom('\n', '; ')), { maxLength: 6 }), (parts) => {
        assert.notEqual(typeof numbersIn(parts.join('')), 'string');
      }),
    ));
});
