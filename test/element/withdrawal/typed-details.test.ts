import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { banksOf, sriLankanBanks } from '../../../src/element/withdrawal/sri-lankan-banks.ts';
import {
  keptTextOf,
  nothingTyped,
  readDetails,
  typedOfKept,
} from '../../../src/element/withdrawal/typed-details.ts';

const typed = { accountNumber: '03405138', accountName: 'K Perera', bank: 'Bank of Ceylon' };

describe('typed details', () => {
  it('of nothing have an error in every field', () => {
    assert.deepEqual(readDetails(nothingTyped), {
      ok: false,
      errors: {
        accountNumber: { reason: 'empty' },
        accountName: { reason: 'empty' },
        bank: { reason: 'empty' },
      },
    });
  });

  for (const [field, text, problem] of [
    ['accountNumber', '03405', { reason: 'length', digits: 5 }],
    ['accountNumber', '1234567890123456', { reason: 'length', digits: 16 }],
    ['accountNumber', 'LK03405138', { reason: 'characters' }],
    ['accountName', 'Perera 2', { reason: 'characters' }],
    ['accountName', 'a\u0000b', { reason: 'characters' }],
    ['accountName', '  ', { reason: 'empty' }],
    ['bank', ' \n', { reason: 'empty' }],
    ['bank', 'b'.repeat(191), { reason: 'refused' }],
  ] as const) {
    it(`with ${JSON.stringify(text.slice(0, 20))} as ${field}: ${problem.reason}`, () => {
      assert.deepEqual(readDetails({ ...typed, [field]: text }), {
        ok: false,
        errors: { [field]: problem },
      });
    });
  }

  for (const accountName of ["D. M. O'Neil-Silva", 'කමල් පෙරේරා', 'ශ්‍රීමතී', 'குமார்', 'জহির']) {
    it(`take the name ${accountName}; which letters are sent is the proxy's word`, () => {
      assert.deepEqual(readDetails({ ...typed, accountName }), {
        ok: true,
        details: { ...typed, accountName },
      });
    });
  }

  it('are read without what comes along unseen when they are copied, as out of a chat', () => {
    assert.deepEqual(
      readDetails({
        accountNumber: '\u206803405138\u2069',
        accountName: '\u2068K Perera\u2069',
        bank: 'Bank\u200b of Ceylon',
      }),
      { ok: true, details: typed },
    );
  });

  it('are kept and come back as they were', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (accountNumber, accountName, bank) => {
        const details = { accountNumber, accountName, bank };
        assert.deepEqual(typedOfKept(keptTextOf(details)), details);
      }),
    );
    assert.equal(keptTextOf(nothingTyped), '');
  });

  it('come back empty from whatever else was kept', () => {
    for (const text of ['', 'x', '4829', 'null', '[]', '{"bank":7}']) {
      assert.deepEqual(typedOfKept(text), nothingTyped);
    }
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const value of Object.values(typedOfKept(text))) assert.equal(typeof value, 'string');
      }),
    );
  });
});

describe('the banks', () => {
  it('are named once each, on one line', () => {
    assert.equal(new Set(sriLankanBanks).size, sriLankanBanks.length);
    for (const bank of sriLankanBanks) assert.deepEqual(readDetails({ ...typed, bank }).ok, true, bank);
  });

  it('are the attribute’s, or ours when it is no list of names', () => {
    assert.deepEqual(banksOf('["One Bank","Another"]'), ['One Bank', 'Another']);
    assert.deepEqual(banksOf('[]'), []);
    for (const json of [null, '', 'One Bank', '{}', '[1]', '"One Bank"']) {
      assert.equal(banksOf(json), sriLankanBanks);
    }
  });
});
