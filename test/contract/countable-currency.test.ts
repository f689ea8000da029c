import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isCountable } from '../../src/contract/countable-currency.ts';
import { minorDigits } from '../../src/contract/money.ts';

/** ISO 4217, list one: every currency whose minor unit is not a hundredth. */
const digitsOfCurrency: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

for (const [digits, currencies] of Object.entries(digitsOfCurrency)) {
  for (const currency of currencies.split(' ')) {
    it(`counts ${currency} in units of ${digits} decimals, or not at all`, () => {
      if (isCountable(currency)) assert.equal(minorDigits(currency), Number(digits));
    });
  }
}

for (const currency of ['LKR', 'BDT', 'USD', 'JPY', 'KWD', 'UGX', 'XOF']) {
  it(`counts ${currency}`, () => assert(isCountable(currency)));
}
