import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createReview } from '../../src/proxy/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { startDeposit } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { decision, isRefused, reviewOf } from './review-decision.ts';
import { answer, okAnswer } from './scripted-gateway.ts';
import { entry, signedPostback } from './signed-postback.ts';

const credits = async (fixture: ProxyFixture) =>
  (await fixture.events()).flatMap((event) => (event.type === 'deposit.credited' ? [event.data] : []));

/** A deposit that nobody paid, and money that came for an order nobody made. */
async function strayMoney(more: Readonly<Record<string, unknown>> = {}) {
  const { fixture, depositId, token } = await startDeposit();
  const stray = signedPostback([entry('nobody', { transaction_id: 'stray', amount: '750.50', ...more })]);
  assert.equal((await fixture.postback(stray)).status, 200);
  return { fixture, depositId, token, stray, review: reviewOf(fixture) };
}

describe('settling a transaction in suspense', () => {
  it('credits the deposit with the signed amount, tells the merchant once, and writes down who and why', async () => {
    const { fixture, depositId, review } = await strayMoney();
    const money = await review.settle({ transactionId: 'stray' }, depositId, decision);
    assert.deepEqual(money, { amountMinor: 75_050, currency: 'LKR' });

    const record = await fixture.record(depositId);
    assert.equal(record.state, 'credited');
    assert.deepEqual(record.credited, money);
    assert.deepEqual(
      (await credits(fixture)).map(({ transactionId, credited }) => [transactionId, credited]),
      [['stray', money]],
    );
    const [transition] = fixture.rows(`select * from transition where to_state = 'credited'`);
    assert.deepEqual(
      [transition?.['cause'], transition?.['decided_by'], transition?.['note']],
      ['review', decision.by, decision.note],
    );
    const [row] = fixture.rows(
      'select status, deposit_id, decided_by, decision_note from gateway_transaction',
    );
    assert.deepEqual(
      { ...row },
      { status: 'credited', deposit_id: depositId, decided_by: decision.by, decision_note: decision.note },
    );
    assert.deepEqual((await review.list()).transactions, []);
  });

  it('is never credited again by a replay, in these bytes or in others, nor by a second decision', async () => {
    const { fixture, depositId, stray, review } = await strayMoney();
    await review.settle({ transactionId: 'stray' }, depositId, decision);
    await fixture.postback(stray);
    await fixture.postback(`${stray} `);
    const other = await fixture.session();
    await assert.rejects(
      review.settle({ transactionId: 'stray' }, other.depositId, decision),
      isRefused('transaction_settled'),
    );
    await assert.rejects(
      review.dismiss({ transactionId: 'stray' }, decision),
      isRefused('transaction_settled'),
    );
    assert.equal((await credits(fixture)).length, 1);
    assert.equal((await fixture.record(other.depositId)).state, 'awaiting_payment');
  });

  it('happens once when two people, in two processes, settle it to two deposits at the same time', async () => {
    const { fixture, depositId, review } = await strayMoney();
    const other = await fixture.session();
    const secondStore = await openSqliteStore({ file: fixture.file });
    const second = createReview(secondStore, fixture.clock);
    const results = await Promise.allSettled([
      review.settle({ transactionId: 'stray' }, depositId, decision),
      second.settle({ transactionId: 'stray' }, other.depositId, decision),
    ]);
    await secondStore.close();
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    for (const result of results) {
      if (result.status === 'rejected') assert(isRefused('transaction_settled')(result.reason));
    }
    assert.equal((await credits(fixture)).length, 1);
  });

  it('gives a deposit one credit when two transactions, or a postback, are settled to it at the same time', async () => {
    const { fixture, depositId, token, review } = await strayMoney();
    await fixture.pay('nobody', { transaction_id: 'stray-2' });
    const order = await fixture.submittedOrder(token);
    const results = await Promise.allSettled([
      review.settle({ transactionId: 'stray' }, depositId, decision),
      review.settle({ transactionId: 'stray-2' }, depositId, decision),
      fixture.pay(order),
    ]);
    assert(results.filter(({ status }) => status === 'rejected').length >= 1);
    assert.equal((await credits(fixture)).length, 1);
    // Three real payments: one became money, the others still wait.
    assert.equal((await review.list()).transactions.length, 2);
  });

  it('credits one word alone when the gateway gave two on one transaction', async () => {
    const { fixture, depositId, review } = await strayMoney({ amount: '1e3' });
    await fixture.pay('nobody', { transaction_id: 'stray', amount: '1000' });
    await assert.rejects(
      review.settle({ transactionId: 'stray' }, depositId, decision),
      isRefused('transaction_ambiguous'),
    );
    const conflict = (await review.list()).transactions.find(({ status }) => status === 'conflict');
    assert(conflict);
    await review.settle(
      { transactionId: 'stray', variant: conflict.variant.slice(0, 8) },
      depositId,
      decision,
    );
    const other = await fixture.session();
    await assert.rejects(
      review.settle({ transactionId: 'stray', variant: '' }, other.depositId, decision),
      isRefused('transaction_settled'),
    );
    await review.dismiss({ transactionId: 'stray', variant: '' }, decision);
    assert.deepEqual(
      (await credits(fixture)).map(({ credited }) => credited.amountMinor),
      [100_000],
    );
  });

  it('refuses one that was credited, whatever order a later word of the gateway names', async () => {
    const { fixture, token } = await startDeposit();
    const review = reviewOf(fixture);
    await fixture.pay(await fixture.submittedOrder(token));
    await fixture.pay('nobody');
    const [later] = (await review.list()).transactions;
    assert.equal(later?.reason, 'contradicts_earlier');
    const { depositId } = await fixture.session();
    await assert.rejects(review.settle(later, depositId, decision), isRefused('transaction_settled'));
    assert.equal((await credits(fixture)).length, 1);
  });

  it('credits one of another wallet, whose payments have the same numbers', async () => {
    const { fixture, token } = await startDeposit();
    const review = reviewOf(fixture);
    await fixture.pay(await fixture.submittedOrder(token));
    await fixture.pay('nobody', { wallet_type: 'bkash_api' });
    const { depositId } = await fixture.session();
    await review.settle({ transactionId: '23936218009' }, depositId, decision);
    assert.equal((await credits(fixture)).length, 2);
  });

  it('changes no number of another deposit, where the order it names is of that', async () => {
    const { fixture, token, depositId } = await startDeposit();
    fixture.gateway.activate = answer({ status: 'fail', message: '' });
    const refused = await fixture.submittedOrder(token, '11111111');
    fixture.gateway.activate = okAnswer;
    await fixture.submit(token, '22222222', 2);
    await fixture.pay(fixture.lastOrder());
    await fixture.pay(refused, { transaction_id: 'second' });
    const other = await fixture.session();
    await reviewOf(fixture).settle({ transactionId: 'second' }, other.depositId, decision);
    assert.equal((await fixture.record(other.depositId)).state, 'credited');
    assert.deepEqual(
      (await fixture.record(depositId)).attempts.map(({ state }) => state),
      ['rejected', 'credited'],
    );
  });

  for (const [name, fields] of [
    ['a withdrawal', { withdrawal_id: 'w-1', withdrawal_status: 1 }],
    ['an amount that cannot be read', { amount: '1e3' }],
    ['nothing', { amount: '0' }],
    ['a negative amount', { amount: '-750' }],
    ['another currency', { currency_code: 'BDT' }],
  ] as const) {
    it(`refuses ${name}, and changes nothing`, async () => {
      const { fixture, depositId, review } = await strayMoney(fields);
      const transactionId = 'withdrawal_id' in fields ? 'withdrawal:w-1:1' : 'stray';
      await assert.rejects(
        review.settle({ transactionId }, depositId, decision),
        isRefused('transaction_not_creditable'),
      );
      assert.equal((await fixture.record(depositId)).state, 'awaiting_payment');
      assert.equal((await review.list()).transactions.length, 1);
    });
  }

  it('refuses what is not there, and a deposit that has its credit', async () => {
    const { fixture, depositId, token, review } = await strayMoney();
    await assert.rejects(
      review.settle({ transactionId: 'other' }, depositId, decision),
      isRefused('transaction_unknown'),
    );
    await assert.rejects(
      review.settle({ transactionId: 'stray', account: 'other' }, depositId, decision),
      isRefused('transaction_unknown'),
    );
    await assert.rejects(
      review.settle({ transactionId: 'stray' }, 'dep_none', decision),
      isRefused('deposit_unknown'),
    );
    await fixture.pay(await fixture.submittedOrder(token));
    await assert.rejects(
      review.settle({ transactionId: 'stray' }, depositId, decision),
      isRefused('deposit_credited'),
    );
  });
});

describe('dismissing a transaction', () => {
  for (const [name, other, choice] of [
    ['number', { transaction_id: 'stray-2' }, { transactionId: 'stray' }],
    ['wallet', { wallet_type: 'bkash_api' }, { transactionId: 'stray', walletType: 'ipay' }],
    ['word', { amount: '1' }, { transactionId: 'stray', variant: '' }],
  ] as const) {
    it(`leaves one of another ${name} on the list`, async () => {
      const { fixture, review } = await strayMoney();
      await fixture.pay('nobody', { transaction_id: 'stray', amount: '750.50', ...other });
      const first = { transactionId: 'stray', walletType: 'ipay', variant: '' };
      const others = (await review.list()).transactions.filter(
        (each) => !Object.entries(first).every(([key, value]) => Reflect.get(each, key) === value),
      );
      assert.equal(others.length, 1);
      await review.dismiss(choice, decision);
      assert.deepEqual((await review.list()).transactions, others);
    });
  }

  it('takes it off the list, moves no money, and remembers it against replays', async () => {
    const { fixture, depositId, stray, review } = await strayMoney();
    await review.dismiss({ transactionId: 'stray' }, decision);
    await fixture.postback(`${stray}\n`);
    assert.deepEqual((await review.list()).transactions, []);
    assert.deepEqual(await credits(fixture), []);
    await assert.rejects(
      review.settle({ transactionId: 'stray' }, depositId, decision),
      isRefused('transaction_settled'),
    );
  });
});
