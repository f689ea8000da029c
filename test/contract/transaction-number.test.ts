import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseTransactionNumber, toAsciiDigits } from '../../src/contract/transaction-number.ts';
import type { TransactionNumberProblem } from '../../src/contract/transaction-number.ts';

const digitsByScript: Readonly<Record<string, string>> = {
  ASCII: '0123456789',
  'Arabic-Indic': '٠١٢٣٤٥٦٧٨٩',
  'Eastern Arabic-Indic': '۰۱۲۳۴۵۶۷۸۹',
  Devanagari: '०१२३४५६७८९',
  Bengali: '০১২৩৪৫৬৭৮৯',
  Tamil: '௦௧௨௩௪௫௬௭௮௯',
  Sinhala: '෦෧෨෩෪෫෬෭෮෯',
  'full width': '０１２３４５６７８９',
};

const separators = [
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '\u202f',
  '\u3000',
  '-',
  '\u2010', // hyphen
  '\u2011', // non-breaking hyphen
  '\u2013',
  '\u2014',
  '\u2212', // minus
  '\u00ad', // soft hyphen
  '\u200b', // zero-width space
  '\u200c',
  '\u200d',
  '\u2060', // word joiner
  '\ufeff', // byte-order mark
  '\u200e', // left-to-right mark
  '\u200f',
  '\u061c', // Arabic letter mark
  '\u202a',
  '\u202c',
  '\u2066', // left-to-right isolate
  '\u2069',
];

const accepts = (text: string, transactionNumber: string): void =>
  assert.deepEqual(parseTransactionNumber(text), { ok: true, transactionNumber });
const refuses = (text: string, problem: TransactionNumberProblem): void =>
  assert.deepEqual(parseTransactionNumber(text), { ok: false, problem });

describe('parseTransactionNumber', () => {
  for (const [script, digits] of Object.entries(digitsByScript)) {
    const inScript = (text: string): string =>
      text.replace(/\d/g, (digit) => Array.from(digits)[Number(digit)] ?? '');
    it(`reads ${script} digits`, () => {
      assert.equal(toAsciiDigits(inScript('0123456789')), '0123456789');
      accepts(inScript('23936785'), '23936785');
      accepts(inScript('90817264'), '90817264');
    });
  }

  for (const mark of separators) {
    const name = `U+${mark.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
    it(`leaves out ${name}`, () => accepts(`${mark}2393${mark}${mark}6785${mark}`, '23936785'));
  }

  it('keeps leading zeros', () => accepts('00000012', '00000012'));

  it('reads every number, typed in any mix of scripts and separators', () => {
    const digit = fc.record({
      value: fc.nat(9),
      script: fc.constantFrom(...Object.values(digitsByScript)),
      before: fc.array(fc.constantFrom(...separators), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(digit, { minLength: 8, maxLength: 8 }), (typed) => {
        const text = typed.map(
          ({ value, script, before }) => before.join('') + (Array.from(script)[value] ?? ''),
        );
        accepts(text.join(''), typed.map(({ value }) => value).join(''));
      }),
    );
  });

  it('never gives anything but 8 ASCII digits', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom(...Array.from('0123456789+- ०٣')), fc.string()) }),
        (text) => {
          const result = parseTransactionNumber(text);
          if (result.ok) assert.match(result.transactionNumber, /^[0-9]{8}$/);
        },
      ),
    ));

  it('refuses nothing at all', () => {
    refuses('', { reason: 'empty' });
    refuses(' -\u200b\u200f ', { reason: 'empty' });
  });

  for (const digits of [1, 7, 9, 11, 100]) {
    it(`refuses ${digits} digits and says how many`, () =>
      refuses('2'.repeat(digits), { reason: 'length', digits }));
  }

  for (const phone of ['0771234567', '077 123 4567', '+94771234567', '+94 77-1234567', '0094771234567']) {
    it(`knows ${phone} for a mobile number`, () => refuses(phone, { reason: 'phone' }));
  }

  const wrong = [
    '2393678a',
    'ID 23936785',
    '23936785.',
    '+23936785',
    '2393,6785',
    '²3936785',
    '2393678Ⅷ',
    '௰3936785',
    '꘠꘠꘠꘠꘠꘠꘠꘠',
  ];
  for (const text of wrong) {
    it(`refuses the characters of ${text}`, () => refuses(text, { reason: 'characters' }));
  }
});
