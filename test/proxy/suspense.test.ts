import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { assertProblem, startDeposit, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer, okAnswer } from './scripted-gateway.ts';
import { entry, signedPostback } from './signed-postback.ts';

const kept = (fixture: ProxyFixture) =>
  fixture
    .rows('select status, reason, amount from gateway_transaction order by rowid')
    .map((row) => ({ ...row }));

const types = async (fixture: ProxyFixture) => (await fixture.events()).map(({ type }) => type);

async function acceptedDeposit(fixture: ProxyFixture) {
  const { token, depositId } = await fixture.session();
  return { token, depositId, order: await fixture.submittedOrder(token) };
}

describe('a signed transaction that does not fit is kept aside, with an alarm and without money', () => {
  for (const [reason, fields] of [
    ['amount_invalid', { amount: '1e3' }],
    ['amount_invalid', { amount: '0x10' }],
    ['amount_invalid', { amount: ' 1000' }],
    ['amount_invalid', { amount: '1000.123' }],
    ['amount_invalid', { amount: '-5' }],
    ['amount_invalid', { amount: '+1000' }],
    ['amount_invalid', { amount: '1000 ' }],
    ['amount_invalid', { amount: '-0' }],
    ['amount_invalid', { amount: '0' }],
    ['amount_invalid', { amount: '0.00' }],
    ['amount_invalid', { amount: '1,000' }],
    ['amount_invalid', { amount: '' }],
    ['amount_invalid', { amount: null }],
    ['amount_invalid', { amount: ['1000'] }],
    ['amount_invalid', { amount: '99999999999999999' }],
    ['currency_mismatch', { currency_code: 'USD' }],
    ['currency_mismatch', { currency_code: 'lkr' }],
    ['wallet_mismatch', { wallet_type: 'bkash_api' }],
    ['wallet_mismatch', { wallet_type: 'IPAY' }],
    ['order_unknown', { plugin_custom_order_id: '5586199250' }],
    ['order_unknown', { plugin_custom_order_id: '' }],
    ['transaction_id_missing', { transaction_id: '' }],
    ['transaction_id_missing', { transaction_id: null }],
    ['transaction_id_missing', { transaction_id: ' ' }],
    ['withdrawal_unknown', { withdrawal_id: '1234567test565856', withdrawal_status: 1 }],
    ['withdrawal_unknown', { withdrawal_status: 5 }],
  ] as const) {
    it(`${reason}: ${JSON.stringify(fields)}`, async () => {
      const fixture = await startProxy();
      const { token, order } = await acceptedDeposit(fixture);
      for (let copy = 0; copy < 2; copy++) {
        const body = signedPostback([entry(order, fields)], { amount: 1000 + copy });
        const response = await fixture.postback(body);
        assert.equal(await response.text(), '{"status":"ok"}');
      }
      assert.deepEqual(
        kept(fixture).map((row) => [row['status'], row['reason']]),
        [['suspense', reason]],
      );
      const [event, ...more] = await fixture.events();
      assert.equal(more.length, 0);
      assert(event?.type === 'transaction.suspended');
      assert.equal(event.data.reason, reason);
      assert.equal((await fixture.view(token)).state, 'accepted');
    });
  }

  it('each by what it says, where the gateway gives them no number', async () => {
    const fixture = await startProxy();
    const { order } = await acceptedDeposit(fixture);
    for (const comment of ['one', 'another', 'another']) {
      await fixture.pay(order, { transaction_id: '', comment });
    }
    assert.deepEqual(
      kept(fixture).map(({ reason }) => reason),
      ['transaction_id_missing', 'transaction_id_missing'],
    );
    assert.deepEqual(await types(fixture), ['transaction.suspended', 'transaction.suspended']);
  });

  it('takes 1000.50, which fits', async () => {
    const fixture = await startProxy();
    const { order } = await acceptedDeposit(fixture);
    await fixture.pay(order, { amount: '1000.50' });
    assert.deepEqual(await types(fixture), ['deposit.credited']);
  });

  it('keeps a second real transaction on the same order', async () => {
    const fixture = await startProxy();
    const { order, depositId } = await acceptedDeposit(fixture);
    await fixture.pay(order);
    await fixture.pay(order, { transaction_id: 'second', amount: '700' });
    assert.deepEqual(kept(fixture)[1], { status: 'suspense', reason: 'already_credited', amount: '700' });
    assert.equal((await fixture.record(depositId)).credited?.amountMinor, 100_000);
  });

  it('keeps a second real transaction on another attempt of the same deposit', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = answer({ status: 'fail', message: '' });
    const first = await fixture.submittedOrder(token, '11111111');
    fixture.gateway.activate = okAnswer;
    await fixture.submit(token, '22222222', 2);
    await fixture.pay(fixture.lastOrder());
    await fixture.pay(first, { transaction_id: 'second' });
    assert.deepEqual(await types(fixture), ['deposit.credited', 'transaction.suspended']);
  });

  it('credits the good one of two in one postback, and one deposit each', async () => {
    const fixture = await startProxy();
    const [one, two] = [await acceptedDeposit(fixture), await acceptedDeposit(fixture)];
    const entries = [
      entry('unknown', { transaction_id: 'a' }),
      entry(one.order, { transaction_id: 'b' }),
      entry(one.order, { transaction_id: 'b' }),
      entry(two.order, { transaction_id: 'c' }),
      entry(one.order, { transaction_id: 'd' }),
    ];
    await fixture.postback(signedPostback(entries));
    assert.deepEqual(await types(fixture), [
      'transaction.suspended',
      'deposit.credited',
      'deposit.credited',
      'transaction.suspended',
    ]);
    for (const { token } of [one, two]) assert.equal((await fixture.view(token)).state, 'credited');
  });
});

describe('a transaction that comes again with other words', () => {
  for (const [name, change] of [
    ['another amount', { amount: '9000' }],
    ['another currency', { currency_code: 'USD' }],
    ['an amount that cannot be read', { amount: '1e3' }],
  ] as const) {
    it(`is a conflict with ${name}: kept, told once, no money`, async () => {
      const fixture = await startProxy();
      const { order, depositId } = await acceptedDeposit(fixture);
      await fixture.pay(order);
      for (let copy = 0; copy < 3; copy++) {
        await fixture.postback(signedPostback([entry(order, change)], { amount: copy }));
      }
      assert.deepEqual(
        kept(fixture).map((row) => [row['status'], row['reason']]),
        [
          ['credited', null],
          ['conflict', 'contradicts_earlier'],
        ],
      );
      assert.deepEqual(await types(fixture), ['deposit.credited', 'transaction.suspended']);
      assert.equal((await fixture.record(depositId)).credited?.amountMinor, 100_000);
    });
  }

  for (const spelling of [
    ' 23936218009',
    '23936218009\n',
    '239362\u200b18009',
    '23936218009\0',
    '\ufeff23936218009',
    '２３９３６２１８００９',
  ]) {
    it(`credits no other order when it is written ${JSON.stringify(spelling)}`, async () => {
      const fixture = await startProxy();
      const [one, two] = [await acceptedDeposit(fixture), await acceptedDeposit(fixture)];
      await fixture.pay(one.order, { transaction_id: '23936218009' });
      await fixture.pay(two.order, { transaction_id: spelling });
      assert.equal((await fixture.view(two.token)).state, 'accepted');
      assert.deepEqual(
        kept(fixture).map((row) => [row['status'], row['reason']]),
        [
          ['credited', null],
          ['conflict', 'contradicts_earlier'],
        ],
      );
    });
  }

  it('credits no other order', async () => {
    const fixture = await startProxy();
    const [one, two] = [await acceptedDeposit(fixture), await acceptedDeposit(fixture)];
    await fixture.pay(one.order);
    await fixture.pay(two.order);
    assert.equal((await fixture.view(two.token)).state, 'accepted');
    assert.deepEqual(await types(fixture), ['deposit.credited', 'transaction.suspended']);
  });
});

describe('a store that fails', () => {
  it('answers 503 and stores nothing while another process holds the file; the retry credits once', async () => {
    const fixture = await startProxy({}, 20);
    const { token, order } = await acceptedDeposit(fixture);
    const other = new DatabaseSync(fixture.file);
    other.exec('begin immediate');
    const response = await fixture.pay(order);
    assert.equal(response.headers.get('retry-after'), '2');
    await assertProblem(response, 503, 'store_unavailable');
    await assertProblem(await fixture.submit(token, '22222222', 2), 503, 'store_unavailable');
    other.exec('rollback');
    other.close();
    for (const table of ['inbox', 'gateway_transaction', 'outbox']) {
      assert.deepEqual(fixture.rows(`select * from ${table}`), []);
    }
    assert.equal((await fixture.pay(order)).status, 200);
    assert.equal((await fixture.pay(order)).status, 200);
    assert.deepEqual(await types(fixture), ['deposit.credited']);
  });

  it('takes back all of a postback whose last step fails', async () => {
    const fixture = await startProxy();
    const { token, order } = await acceptedDeposit(fixture);
    const database = new DatabaseSync(fixture.file);
    // The disk is full when the event, the last row of a credit, is written.
    database.exec(
      "create trigger full before insert on outbox begin select raise(abort, 'database or disk is full'); end",
    );
    await assertProblem(await fixture.pay(order), 503, 'store_unavailable');
    assert.equal((await fixture.view(token)).state, 'accepted');
    assert.deepEqual(fixture.rows('select * from inbox'), []);
    database.exec('drop trigger full');
    database.close();
    assert.equal((await fixture.pay(order)).status, 200);
    assert.deepEqual(await types(fixture), ['deposit.credited']);
  });
});
