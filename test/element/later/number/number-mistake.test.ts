import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { awaiting, awaitingWindow, submitted } from '../../../../demo/stories/recorded/deposit-views.ts';
import { looksLikeDate } from '../../../../src/element/later/number/looks-like-date.ts';
import { knownNumbers, mistakeOf } from '../../../../src/element/later/number/number-mistake.ts';

const wallet = { identifier: 'LK-734 23420', details: {} };

describe('a number', () => {
  for (const [digits, view, mistake] of [
    ['48291736', awaiting(), undefined],
    ['0734234201', awaiting(), 'wallet'],
    ['73423420', awaiting({ wallet }), 'wallet'],
    ['2500', awaiting(), 'amount'],
    ['25000000', awaiting({ amount: { amountMinor: 2_500_000_000, currency: 'LKR' } }), 'amount'],
    ['245050', awaiting({ amount: { amountMinor: 245_050, currency: 'LKR' } }), 'amount'],
    ['20261124', awaiting(), 'date'],
    ['48291736', submitted('rejected'), 'refused'],
    ['48291736', submitted('possible'), 'kept'],
    ['48291736', submitted('checking'), undefined],
    ['48291737', submitted('rejected'), undefined],
    ['', awaiting({ wallet: null }), undefined],
  ] as const) {
    it(`${digits} with a deposit that is ${view.state} is ${mistake ?? 'none of them'}`, () =>
      assert.equal(mistakeOf(digits, view), mistake));
  }

  it('stands on the screen as the wallet’s and the amount', () => {
    assert.deepEqual(knownNumbers(awaiting()), ['0734234201', '2500']);
    assert.deepEqual(knownNumbers(awaitingWindow()), ['', '2500']);
  });
});

describe('8 digits', () => {
  for (const [digits, isDate] of [
    ['20261124', true],
    ['24112026', true],
    ['11242026', true],
    ['20263124', false],
    ['20260024', false],
    ['20261100', false],
    ['20261132', false],
    ['32112026', false],
    ['24111926', false],
    ['48291736', false],
    ['00000000', false],
    ['13132026', false],
  ] as const) {
    it(`${digits} ${isDate ? 'read as a date' : 'read as none'}`, () =>
      assert.equal(looksLikeDate(digits), isDate));
  }
});
