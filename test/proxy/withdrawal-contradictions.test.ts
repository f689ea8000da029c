import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createReview } from '../../src/proxy/index.ts';
import { answer } from './scripted-gateway.ts';
import { signedPostback } from './signed-postback.ts';
import { kept, resultEntry, startWithdrawals, startOrdered, startWithdrawal } from './withdrawal-fixture.ts';

describe('a signed word against an earlier one', () => {
  for (const [first, then, earlier, later] of [
    [1, 5, 'succeeded', 'failed'],
    [5, 1, 'failed', 'succeeded'],
  ] as const) {
    it(`${earlier}, then ${later}: a conflict, told once, for good`, async () => {
      const { shop, id } = await startOrdered();
      await shop.result(id, first);
      for (const status of [then, first, then])
        await shop.result(id, status, { comment: String(Math.random()) });
      assert.equal((await shop.record(id)).state, 'conflict');
      const events = await shop.fixture.withdrawalEvents();
      assert.deepEqual(
        events.map(({ type }) => type),
        [`withdrawal.${earlier}`, 'withdrawal.conflict'],
      );
      const [, conflict] = events;
      assert(conflict?.type === 'withdrawal.conflict');
      assert.deepEqual([conflict.data.earlier, conflict.data.later], [earlier, later]);
      assert.deepEqual(kept(shop), [
        ['settled', null],
        ['conflict', `${later}_after_${earlier}`],
      ]);
    });
  }

  for (const [first, then, earlier, later] of [
    [1, 5, 'succeeded', 'failed'],
    [5, 1, 'failed', 'succeeded'],
  ] as const) {
    it(`${earlier} and ${later} in one list are a conflict as any others, whatever stands outside`, async () => {
      const { shop, id } = await startOrdered();
      const entries = [first, then, first].map((status) => resultEntry(id, status));
      const outer = { direction: 'ingoing', amount: 1, label: 'somebody', currency_code: 'USD' };
      assert.equal((await shop.fixture.postback(signedPostback(entries, outer))).status, 200);
      assert.equal((await shop.record(id)).state, 'conflict');
      assert.deepEqual(await shop.events(), [`withdrawal.${earlier}`, 'withdrawal.conflict']);
    });
  }

  it('paid after the gateway refused: a conflict; a failure then is only kept aside', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = answer({ status: 'fail', message: 'no' });
    const { id } = await shop.asked();
    await shop.result(id, 1);
    assert.equal((await shop.record(id)).state, 'conflict');
    await shop.result(id, 5);
    assert.deepEqual(await shop.events(), [
      'transaction.suspended',
      'withdrawal.refused',
      'withdrawal.conflict',
    ]);
  });

  it('a failure after a refusal says nothing new', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = answer({ status: 'fail', message: 'no' });
    const { id } = await shop.asked();
    await shop.result(id, 5);
    assert.equal((await shop.record(id)).state, 'refused');
    assert.deepEqual(await shop.events(), ['withdrawal.refused']);
  });

  it('the same result with another amount: kept, told once, no change', async () => {
    const { shop, id } = await startOrdered();
    await shop.result(id, 1);
    await shop.result(id, 1, { amount: '9000' });
    await shop.result(id, 1, { amount: '9000' });
    assert.deepEqual(kept(shop)[1], ['conflict', 'contradicts_earlier']);
    assert.deepEqual(await shop.events(), ['transaction.suspended', 'withdrawal.succeeded']);
    assert.equal((await shop.record(id)).state, 'succeeded');
  });
});

describe('a result that fits, after one that does not', () => {
  for (const [status, state] of [
    [1, 'succeeded'],
    [5, 'failed'],
  ] as const) {
    it(`settles: ${state}, told once; the other one waits for a person`, async () => {
      const { shop, id } = await startOrdered();
      await shop.result(id, status, { amount: '9000' });
      for (const comment of ['', '', 'again']) await shop.result(id, status, { comment });
      await shop.result(id, status, { amount: '9000', comment: 'again' });
      assert.equal((await shop.record(id)).state, state);
      assert.deepEqual(await shop.events(), ['transaction.suspended', `withdrawal.${state}`]);
      const [first, ...settled] = kept(shop);
      assert.deepEqual(first, ['suspense', 'amount_differs']);
      assert.deepEqual(new Set(settled.map(String)), new Set(['settled,']));
    });
  }

  it('settles also when the other one differed by nothing but the account', async () => {
    const { shop, id } = await startOrdered();
    await shop.result(id, 1, { account_number: '99999999' });
    await shop.result(id, 1, { account_number: '99999999' });
    await shop.result(id, 1);
    assert.equal((await shop.record(id)).state, 'succeeded');
    assert.deepEqual(kept(shop), [
      ['suspense', 'account_differs'],
      ['settled', null],
    ]);
    assert.deepEqual(await shop.events(), ['transaction.suspended', 'withdrawal.succeeded']);
  });

  it('settles also when a person has dismissed the other one', async () => {
    const { shop, id } = await startOrdered();
    await shop.result(id, 1, { currency_code: 'USD' });
    const review = createReview(shop.fixture.store, shop.fixture.clock);
    await review.dismiss({ transactionId: `withdrawal:${id}:1` }, { by: 'nimal', note: 'a wrong currency' });
    await shop.result(id, 1);
    assert.equal((await shop.record(id)).state, 'succeeded');
  });

  it('and against an earlier one is a conflict, told once', async () => {
    const { shop, id } = await startOrdered();
    await shop.result(id, 1);
    await shop.result(id, 5, { amount: '9000' });
    assert.equal((await shop.record(id)).state, 'succeeded');
    for (let copy = 0; copy < 2; copy++) await shop.result(id, 5);
    assert.equal((await shop.record(id)).state, 'conflict');
    assert.deepEqual(await shop.events(), [
      'transaction.suspended',
      'withdrawal.succeeded',
      'withdrawal.conflict',
    ]);
  });

  it('settles once of many at once', async () => {
    const { shop, id } = await startOrdered();
    await shop.result(id, 1, { amount: '9000' });
    await Promise.all(
      Array.from({ length: 20 }, (_, copy) => shop.result(id, 1, { comment: String(copy % 4) })),
    );
    assert.deepEqual(await shop.events(), ['transaction.suspended', 'withdrawal.succeeded']);
  });

  it('and says what was said before it could be true, is left to a person', async () => {
    const { shop, withdrawalId, token } = await startWithdrawal();
    await shop.result(withdrawalId, 1);
    await shop.give(token);
    await shop.result(withdrawalId, 1);
    assert.equal((await shop.view(token)).state, 'unknown');
    // It must have been sent, though nothing here knows of it: sent now, it might be paid twice.
    assert.deepEqual(shop.sent, []);
  });
});
