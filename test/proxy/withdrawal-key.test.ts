import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey, assertProblem } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { limits, order, startWithdrawals, startWithdrawal } from './withdrawal-fixture.ts';

describe('one idempotency key', () => {
  it('with another body is refused, whatever became of the first', async () => {
    const shop = await startWithdrawals();
    await shop.asked();
    for (const change of [
      { amount: '10001' },
      { accountNumber: '03405139' },
      { isTest: true },
      { label: 'x' },
      { reference: 'payout-2' },
      { accountName: 'Another Name' },
      { bank: 'Another' },
    ]) {
      await assertProblem(await shop.ask({ ...order, ...change }), 422, 'idempotency_key_reused');
    }
    assert.equal(shop.sent.length, 1);
  });

  for (const [what, body] of [
    ['an amount that is no text', JSON.stringify({ ...order, amount: 10_000 })],
    ['a field that is none', JSON.stringify({ ...order, is_test: true })],
    ['half of the body', JSON.stringify(order).slice(0, 40)],
    ['no body', ''],
  ] as const) {
    it(`with ${what} is refused as one that was begun, and not as one under which nothing was`, async () => {
      const shop = await startWithdrawals();
      const send = (key: string) =>
        shop.fixture.call('/withdrawals', {
          token: apiKey,
          method: 'POST',
          body,
          headers: { 'idempotency-key': key, 'content-type': 'application/json' },
        });
      await assertProblem(await send('key-1'), 400, 'invalid_request');
      await shop.asked();
      await assertProblem(await send('key-1'), 422, 'idempotency_key_reused');
      await assertProblem(await send('key-2'), 400, 'invalid_request');
    });
  }

  it('with the same written otherwise is refused too, and nobody is led to pay the same money under another', async () => {
    const shop = await startWithdrawals();
    await shop.asked();
    const amount = await shop.ask({ ...order, amount: '10000.00' });
    const said = await assertProblem(amount, 422, 'idempotency_key_reused');
    assert.match(said, /letter by letter.* never take another key for the same money/);
  });

  it('asked again and again is one request and one answer', async () => {
    const shop = await startWithdrawals();
    const first = await shop.asked();
    assert.deepEqual(await shop.asked(), first);
    assert.deepEqual(await shop.record(first.id), first);
    assert.equal(shop.sent.length, 1);
  });

  it('asked by many at once is sent by one', async () => {
    const shop = await startWithdrawals();
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    const all = Array.from({ length: 8 }, () => shop.asked());
    await held.asked;
    held.give(answer({ status: 'ok' }));
    const ids = new Set((await Promise.all(all)).map(({ id }) => id));
    assert.deepEqual([ids.size, shop.sent.length], [1, 1]);
    assert.equal((await shop.asked()).state, 'accepted');
  });

  it('has the same answer after the limits were lowered', async () => {
    const shop = await startWithdrawals();
    const first = await shop.asked();
    await shop.fixture.open({ withdrawals: { ...limits, maxAmount: 600 } });
    assert.deepEqual(await shop.asked(), first);
    await assertProblem(await shop.ask(order, 'other'), 422, 'amount_out_of_limits');
  });

  for (const [name, withdraw, state] of [
    ['was sent', answer({ status: 'ok' }), 'accepted'],
    ['may be on its way', connectionFailure('ECONNRESET', 'https://api'), 'unknown'],
    ['waits to be sent', connectionFailure('ECONNREFUSED', 'https://api'), 'requested'],
  ] as const) {
    it(`has its answer also where withdrawals were switched off, when it ${name}`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = withdraw;
      await shop.ask();
      await shop.fixture.open({ withdrawals: undefined });
      // An error would say that nothing was begun under the key, and the money be given back.
      assert.equal((await shop.asked()).state, state);
      assert.equal(shop.sent.length, 1);
      await assertProblem(await shop.ask(order, 'other'), 422, 'withdrawals_not_configured');
      await assertProblem(await shop.ask({ ...order, label: 'x' }, 'key-1'), 422, 'idempotency_key_reused');
    });
  }

  it('does not stand for a session’s reference', async () => {
    const { shop, withdrawalId } = await startWithdrawal({ reference: 'key-1' });
    assert.notEqual((await shop.asked(order, 'key-1')).id, withdrawalId);
  });
});
