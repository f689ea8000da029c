import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseTransactionNumber } from '../../src/contract/transaction-number.ts';
import { formatMoney } from '../../src/element/format-money.ts';
import { groupDigits } from '../../src/element/group-digits.ts';
import { isHttpUrl } from '../../src/element/http-url.ts';
import { languageOfTag, languageOfTags } from '../../src/element/language.ts';

const lkr = (amountMinor: number) => formatMoney({ amountMinor, currency: 'LKR' });

describe('money', () => {
  it('has decimals only when there are cents', () => {
    assert.equal(lkr(250_000), 'LKR 2,500');
    assert.equal(lkr(245_050), 'LKR 2,450.50');
    assert.equal(lkr(5), 'LKR 0.05');
    assert.equal(lkr(123_456_789_00), 'LKR 123,456,789');
    assert.equal(formatMoney({ amountMinor: 2500, currency: 'JPY' }), 'JPY 2,500');
  });

  it('is grouped as English groups it, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 43 }), (units) => {
        assert.equal(lkr(units * 100), `LKR ${units.toLocaleString('en')}`);
      }),
    );
  });
});

describe('grouped digits', () => {
  it('are set as people read them out', () => {
    assert.deepEqual(groupDigits('0734234201'), ['073', '423', '4201']);
    assert.deepEqual(groupDigits('48291736'), ['4829', '1736']);
    assert.deepEqual(groupDigits('LK-7'), ['LK-7']);
    assert.deepEqual(groupDigits(''), ['']);
  });

  it('joined again are the number, and a blank between the groups does not hurt it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,20}$/), (number) => {
        assert.equal(groupDigits(number).join(''), number);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), (transactionNumber) => {
        const typed = groupDigits(transactionNumber).join('\u00a0');
        assert.deepEqual(parseTransactionNumber(typed), { ok: true, transactionNumber });
      }),
    );
  });
});

describe('a URL the payer is sent to', () => {
  it('is an http(s) one', () => {
    for (const url of ['https://shop.example/ok', 'http://localhost:8080/']) assert.ok(isHttpUrl(url));
    for (const url of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      '/ok',
      '',
      7,
      undefined,
    ]) {
      assert.ok(!isHttpUrl(url), String(url));
    }
  });
});

describe('the language of a tag', () => {
  it('in the browser’s list is the first that we speak', () => {
    assert.equal(languageOfTags(['fr-FR', 'si-LK', 'en']), 'si');
    assert.equal(languageOfTags(['fr', 'de']), 'en');
    assert.equal(languageOfTags([]), 'en');
  });

  it('is its own when we speak it, else English', () => {
    for (const [tag, language] of [
      ['bn', 'bn'],
      ['bn-BD', 'bn'],
      ['BN-bd', 'bn'],
      // As many a server names its locale.
      ['bn_BD', 'bn'],
      ['si-LK', 'si'],
      ['fr', 'en'],
      ['', 'en'],
      ['bni', 'en'],
    ] as const) {
      assert.equal(languageOfTag(tag), language);
    }
  });
});
