import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey, assertProblem, startDeposit, startProxy } from './proxy-fixture.ts';
import { isRefused, reviewOf } from './review-decision.ts';
import { reviewRecordOf } from './review-record.ts';
import { answer } from './scripted-gateway.ts';

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

  it('lists the oldest first, whatever its state: what is newer does not hide it', async () => {
    const fixture = await startProxy();
    const submitted = async (activation: () => Response) => {
      fixture.gateway.activate = activation;
      const { token, depositId } = await fixture.session({ label: crypto.randomUUID() });
      await fixture.submittedOrder(token);
      fixture.clock.advance(1);
      return depositId;
    };
    const accepted = await submitted(() =>
      Response.json({ status: 'ok', deposit: true, deposit_amount: 1000 }),
    );
    fixture.clock.advance(25 * 3_600_000);
    const unknown = await submitted(() => new Response('<html>', { status: 500 }));
    const listed = async (limit: number) =>
      (await reviewOf(fixture).list(limit)).deposits.map(({ id }) => id);
    assert.deepEqual(await listed(2), [accepted, unknown]);
    assert.deepEqual(await listed(1), [accepted]);
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
