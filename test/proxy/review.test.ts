import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createReview } from '../../src/proxy/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { apiKey, assertProblem, startDeposit, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { decision, isRefused, reviewOf } from './review-decision.ts';
import { reviewRecordOf } from './review-record.ts';
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

describe('GET /review', () => {
  it('lists lost answers, stray money and dead events, for the API key alone', async () => {
    const fixture = await startProxy({
      onEvent: () => Promise.reject(new Error('The shop is closed.')),
    });
    await assertProblem(await fixture.call('/review'), 401, 'unauthorized');
    assert.deepEqual(await reviewRecordOf(await fixture.call('/review', { token: apiKey })), {
      deposits: [],
      transactions: [],
      withdrawals: [],
      events: [],
      more: [],
    });

    const { token, depositId } = await fixture.session();
    fixture.gateway.activate = () => new Response('<html>', { status: 500 });
    await fixture.submittedOrder(token);
    fixture.gateway.activate = answer({ status: 'ok' });
    await fixture.pay('nobody', { transaction_id: 'stray' });
    // A day to the review, and up to a day and a half of deliveries, each an hour late at most.
    for (let hour = 0; hour < 90; hour++) {
      await fixture.proxy.runDue();
      fixture.clock.advance(3_600_000);
    }
    const record = await reviewRecordOf(await fixture.call('/review', { token: apiKey }));
    assert.deepEqual(
      record.deposits.map(({ id, state }) => [id, state]),
      [[depositId, 'needs_review']],
    );
    assert.deepEqual(
      record.transactions.map(({ transactionId, reason }) => [transactionId, reason]),
      [['stray', 'order_unknown']],
    );
    assert.deepEqual(record.events.map(({ type, lastError }) => [type, lastError]).sort(), [
      ['deposit.needs_review', 'The shop is closed.'],
      ['transaction.suspended', 'The shop is closed.'],
    ]);

    const review = reviewOf(fixture);
    await review.redeliver(record.events[0]?.id ?? '');
    assert.equal((await review.list()).events.length, 1);
    await assert.rejects(review.redeliver('evt_none'), isRefused('event_unknown'));
  });

  for (const [state, activation] of [
    ['accepted', { status: 'ok', deposit: true, deposit_amount: 1000 }],
    ['checking', { status: 'pending', message: 'The check has been started.' }],
    ['possible', { status: 'possible_transaction_created', message: 'Possible transaction created' }],
  ] as const) {
    it(`lists a deposit that is ${state} for a day, until its postback comes`, async () => {
      const { fixture, token, depositId } = await startDeposit();
      fixture.gateway.activate = answer(activation);
      const order = await fixture.submittedOrder(token);
      const listed = async () =>
        (await reviewOf(fixture).list()).deposits.map((deposit) => [deposit.id, deposit.state]);
      fixture.clock.advance(24 * 3_600_000);
      await fixture.proxy.runDue();
      assert.deepEqual(await listed(), []);
      fixture.clock.advance(1);
      assert.deepEqual(await listed(), [[depositId, state]]);
      // The payer is told nothing else for it, and nobody is asked to pay again.
      assert.equal((await fixture.view(token)).state, state);
      await fixture.pay(order);
      assert.deepEqual(await listed(), []);
    });
  }

  it('says which list goes on, and goes on with a higher limit', async () => {
    const fixture = await startProxy();
    fixture.gateway.activate = () => new Response('<html>', { status: 500 });
    const deposits: string[] = [];
    for (let count = 0; count < 3; count++) {
      const { token, depositId } = await fixture.session({ label: crypto.randomUUID() });
      await fixture.submittedOrder(token);
      deposits.push(depositId);
      fixture.clock.advance(1);
    }
    const listed = async (limit: string) => {
      const response = await fixture.call(`/review?limit=${limit}`, { token: apiKey });
      const record = await reviewRecordOf(response);
      return [record.deposits.map(({ id }) => id), record.more];
    };
    assert.deepEqual(await listed('2'), [deposits.slice(0, 2), ['deposits']]);
    assert.deepEqual(await listed('3'), [deposits, []]);
    assert.deepEqual(await listed('99999'), [deposits, []]);
    await assertProblem(await fixture.call('/review?limit=x', { token: apiKey }), 400, 'invalid_request');
  });

  it('lists a lost answer that an instance wrote down whose clock goes before ours', async () => {
    const { fixture, token, depositId } = await startDeposit();
    fixture.gateway.activate = () => new Response('<html>', { status: 500 });
    fixture.clock.advance(3_600_000);
    await fixture.submittedOrder(token);
    fixture.clock.advance(-3_600_000);
    assert.deepEqual(
      (await reviewOf(fixture).list()).deposits.map(({ id, state }) => [id, state]),
      [[depositId, 'unknown']],
    );
  });
});
