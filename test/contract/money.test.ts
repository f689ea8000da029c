import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatDecimal, minorDigits, parseMoney, sameMoney, wholeUnits } from '../../src/contract/money.ts';

const currency = fc.constantFrom('LKR', 'USD', 'JPY', 'KWD');
const amountMinor = fc.oneof(fc.maxSafeNat(), fc.nat(100_000));
const money = fc.record({ amountMinor, currency }, { noNullPrototype: true });

describe('parseMoney', () => {
  const refused = {
    exponent: '1e3',
    hexadecimal: '0x10',
    'leading blank': ' 1000',
    'trailing blank': '1000 ',
    'trailing line feed': '1000\n',
    plus: '+1',
    minus: '-1',
    'minus zero': '-0',
    'leading zero': '01',
    'two zeros': '00',
    'point at the end': '1.',
    'point at the start': '.5',
    'more decimals than the currency has': '1.234',
    'more decimals, all zero': '1.000',
    'grouping comma': '1,000',
    'decimal comma': '1,50',
    'two points': '1.0.0',
    underscore: '1_000',
    empty: '',
    blank: ' ',
    words: 'NaN',
    infinity: 'Infinity',
    'digits of another script': '१०००',
    'above what is counted exactly': '90071992547409.92',
    huge: '9'.repeat(400),
    'big integer': '1000n',
  };
  for (const [what, text] of Object.entries(refused)) {
    it(`refuses ${what}`, () => assert.equal(parseMoney(text, 'LKR'), undefined));
  }

  const taken: readonly [string, string, number][] = [
    ['0', 'LKR', 0],
    ['0.01', 'LKR', 1],
    ['1000', 'LKR', 100_000],
    ['1000.5', 'LKR', 100_050],
    ['1000.50', 'LKR', 100_050],
    ['90071992547409.91', 'LKR', Number.MAX_SAFE_INTEGER],
    ['1000', 'JPY', 1000],
    ['1.234', 'KWD', 1234],
  ];
  for (const [text, code, expected] of taken) {
    it(`reads ${text} ${code} as ${expected} minor units`, () =>
      assert.deepEqual(parseMoney(text, code), { amountMinor: expected, currency: code }));
  }

  it('refuses decimals of a currency that has none', () =>
    assert.equal(parseMoney('1000.0', 'JPY'), undefined));

  it('reads back every amount that formatDecimal writes', () =>
    fc.assert(
      fc.property(money, (any) => assert.deepEqual(parseMoney(formatDecimal(any), any.currency), any)),
    ));

  it('never takes what Number reads differently', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,e+-x _')) }), (text) => {
        const read = parseMoney(text, 'LKR');
        if (read) assert.equal(read.amountMinor, Math.round(Number(text) * 100));
      }),
    ));
});

describe('formatDecimal', () => {
  const written: readonly [number, string, string][] = [
    [0, 'LKR', '0'],
    [1, 'LKR', '0.01'],
    [10, 'LKR', '0.10'],
    [100, 'LKR', '1'],
    [250_050, 'LKR', '2500.50'],
    [Number.MAX_SAFE_INTEGER, 'LKR', '90071992547409.91'],
    [0, 'JPY', '0'],
    [5, 'JPY', '5'],
    [5, 'KWD', '0.005'],
  ];
  for (const [minor, code, expected] of written) {
    it(`writes ${minor} minor units of ${code} as ${expected}`, () =>
      assert.equal(formatDecimal({ amountMinor: minor, currency: code }), expected));
  }
});

describe('wholeUnits', () => {
  it('gives the units exactly when there are no cents', () =>
    fc.assert(
      fc.property(money, (any) => {
        const scale = 10 ** minorDigits(any.currency);
        const expected = any.amountMinor % scale === 0 ? any.amountMinor / scale : undefined;
        assert.equal(wholeUnits(any), expected);
      }),
    ));

  it('refuses one cent, next to the largest amount too', () => {
    assert.equal(wholeUnits({ amountMinor: 1, currency: 'LKR' }), undefined);
    assert.equal(wholeUnits({ amountMinor: 9_007_199_254_740_901, currency: 'LKR' }), undefined);
    assert.equal(wholeUnits({ amountMinor: 9_007_199_254_740_899, currency: 'LKR' }), undefined);
  });
});

describe('sameMoney', () => {
  const lkr = { amountMinor: 100, currency: 'LKR' };
  it('holds for the same amount', () => assert.equal(sameMoney(lkr, { ...lkr }), true));
  it('fails for another currency', () => assert.equal(sameMoney(lkr, { ...lkr, currency: 'USD' }), false));
  it('fails for another amount', () => assert.equal(sameMoney(lkr, { ...lkr, amountMinor: 101 }), false));
});
