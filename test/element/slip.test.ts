import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { depositTexts } from '../../src/element/deposit-texts.ts';
import { localTime } from '../../src/element/later/slip/local-time.ts';
import { slipFacts, slipText } from '../../src/element/later/slip/slip-facts.ts';
import { Localizer } from '../../src/element/localizer.ts';

const english = new Localizer(depositTexts, () => undefined).msg;
const colombo = 330;

describe('a time on the slip', () => {
  for (const [zone, ms, text] of [
    [colombo, Date.UTC(2026, 10, 24, 5, 1), '2026-11-24 10:31 (UTC+05:30)'],
    [colombo, Date.UTC(2026, 11, 31, 18, 29, 59), '2026-12-31 23:59 (UTC+05:30)'],
    [colombo, Date.UTC(2026, 11, 31, 18, 30), '2027-01-01 00:00 (UTC+05:30)'],
    [0, Date.UTC(2026, 0, 2, 3, 4), '2026-01-02 03:04 (UTC+00:00)'],
    [-210, Date.UTC(2026, 0, 1, 0, 0), '2025-12-31 20:30 (UTC-03:30)'],
  ] as const) {
    it(`is ${text}`, () => assert.equal(localTime(ms, zone), text));
  }
});

describe('the slip', () => {
  const valuesOf = (...given: Parameters<typeof slipFacts> extends [unknown, ...infer Rest] ? Rest : never) =>
    slipFacts(english, ...given).map(({ label, value }) => [label, value]);

  it('names the payment, the money, the wallet and the number', () => {
    const facts = valuesOf(submitted('checking'), null);
    assert.deepEqual(facts.slice(0, -1), [
      ['Reference', 'order-1001'],
      ['Payment ID', 'dep_1'],
      ['Amount asked for', 'LKR 2,500'],
      ["Recipient's iPay number", '0734234201'],
      ['Your transaction number', '48291736'],
    ]);
    assert.equal(facts.at(-1)?.[0], 'Last update');
  });

  it('says what was received, and every number that was tried', () => {
    const handedIn = [
      { transactionNumber: '11111111', atMs: 1 },
      { transactionNumber: '48291736', atMs: 2 },
    ];
    const facts = valuesOf(credited(245_000, { handedIn, reference: null }), null);
    assert.deepEqual(
      facts.filter(([label]) => label !== 'Last update'),
      [
        ['Payment ID', 'dep_1'],
        ['Amount asked for', 'LKR 2,500'],
        ['Amount received', 'LKR 2,450'],
        ["Recipient's iPay number", '0734234201'],
        ['Your transaction number', '11111111'],
        ['Your transaction number', '48291736'],
      ],
    );
  });

  it('names a number the proxy has not heard of, once and without a time', () => {
    const facts = slipFacts(english, submitted('rejected'), '99999999');
    const lost = facts.find(({ value }) => value === '99999999');
    assert.equal(lost?.time, undefined);
    assert.equal(lost?.label, 'Your transaction number');
    const known = slipFacts(english, submitted('unknown'), '48291736');
    assert.equal(known.filter(({ value }) => value === '48291736').length, 1);
  });

  for (const language of ['en', 'bn', 'si', 'ta'] as const) {
    it(`asks nobody to pay in ${language}: whoever gets it has not seen the screen`, async () => {
      const localizer = new Localizer(depositTexts, () => undefined);
      await localizer.use(language);
      const requests = [
        localizer.msg('Amount to pay', { id: 'pay.amount.label' }),
        localizer.msg('iPay number to pay', { id: 'pay.to.label' }),
      ];
      const labels = slipFacts(localizer.msg, credited(245_000), null).map(({ label }) => label);
      for (const request of requests) assert.ok(!labels.includes(request), request);
    });
  }

  it('is a message of a line each', () => {
    const facts = [
      { label: 'A', value: '1', time: 'now' },
      { label: 'B', value: '2' },
    ];
    assert.equal(slipText('Title', facts), 'Title\nA: 1, now\nB: 2');
  });
});
