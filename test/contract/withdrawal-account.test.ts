import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { maskAccountNumber, parseAccountNumber, tidyText } from '../../src/contract/withdrawal-account.ts';

describe('parseAccountNumber', () => {
  for (const [text, problem] of [
    ['', { reason: 'empty' }],
    [' - ', { reason: 'empty' }],
    ['12345', { reason: 'length', digits: 5 }],
    ['1'.repeat(16), { reason: 'length', digits: 16 }],
    ['0340513A', { reason: 'characters' }],
    ['+94771234567', { reason: 'characters' }],
    ['034051.38', { reason: 'characters' }],
    ['1e10000', { reason: 'characters' }],
    ['034051½8', { reason: 'characters' }],
  ] as const) {
    it(`refuses ${JSON.stringify(text)}: ${problem.reason}`, () =>
      assert.deepEqual(parseAccountNumber(text), { ok: false, problem }));
  }

  for (const [text, accountNumber] of [
    ['03405138', '03405138'],
    ['000000', '000000'],
    ['9'.repeat(15), '9'.repeat(15)],
    [' 0340 5138 ', '03405138'],
    ['0340-5138', '03405138'],
    ['0340\u20135138', '03405138'],
    ['\u200e03405138', '03405138'],
    ['०३४०५१३८', '03405138'],
  ] as const) {
    it(`reads ${JSON.stringify(text)}, leading zeros kept`, () =>
      assert.deepEqual(parseAccountNumber(text), { ok: true, accountNumber }));
  }
});

describe('maskAccountNumber', () => {
  it('shows the last four digits and how many there are, and no other', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{6,15}$/), (accountNumber) => {
        const masked = maskAccountNumber(accountNumber);
        assert.equal(masked, '*'.repeat(accountNumber.length - 4) + accountNumber.slice(-4));
      }),
    ));
});

describe('tidyText', () => {
  it('makes one line with single blanks', () => assert.equal(tidyText(' A\n  B\u00a0\tC '), 'A B C'));

  it('leaves out what comes along unseen when text is copied, as out of a chat', () => {
    for (const unseen of ['\u200b', '\u200e', '\u202a', '\u2060', '\u2068', '\u00ad', '\ufeff'])
      assert.equal(tidyText(`${unseen}Bank ${unseen} of${unseen} Ceylon${unseen}`), 'Bank of Ceylon', unseen);
  });

  it('keeps the joiners, which Sinhala and Bengali are written with', () => {
    for (const name of ['ශ්‍රීමතී', 'র‌্যাব', 'র‍্যাব']) assert.equal(tidyText(name), name.normalize('NFC'));
  });
});
