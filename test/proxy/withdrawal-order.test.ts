import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey, assertProblem, startProxy } from './proxy-fixture.ts';
import { Withdrawals, order, startWithdrawals, startWithdrawal } from './withdrawal-fixture.ts';

describe('POST /withdrawals refuses before anything is stored or sent', () => {
  const bad: readonly (readonly [number, string, object, RegExp?])[] = [
    [400, 'invalid_request', { label: 'x'.repeat(37) }, /^label:/],
    [400, 'invalid_request', { amount: 10_000 }, /^amount:/],
    [400, 'invalid_request', { amount: '1e4' }, /^amount:/],
    [400, 'invalid_request', { amount: '-10000' }, /^amount:/],
    [400, 'invalid_request', { currency: 'USD' }, /LKR/],
    // The gateway's own name for it: left out of account, the test would have been a payout.
    [400, 'invalid_request', { is_test: true }, /is_test/],
    [400, 'invalid_request', { isTest: 'true' }, /^isTest:/],
    [422, 'amount_not_whole', { amount: '10000.50' }, /10000\.50/],
    [422, 'amount_out_of_limits', { amount: '499' }, /from 500 to 50000 LKR/],
    [422, 'amount_out_of_limits', { amount: '50001' }],
    [422, 'amount_out_of_limits', { amount: '0' }],
    [422, 'account_number_invalid', { accountNumber: '12345' }],
    [422, 'account_number_invalid', { accountNumber: '0340513X' }],
    [422, 'account_number_invalid', { accountNumber: '' }],
    [422, 'account_name_invalid', { accountName: '' }],
    [422, 'account_name_invalid', { accountName: 'A. B. Perera' }, /dots of initials/],
    [422, 'account_name_invalid', { accountName: 'රුවන් පෙරේරා' }],
    [422, 'account_name_invalid', { accountName: 'x'.repeat(31) }],
    [422, 'bank_invalid', { bank: '  ' }],
    [422, 'bank_invalid', { bank: 'x'.repeat(191) }],
    [422, 'bank_invalid', { bank: 'a\u0007b' }],
  ];
  for (const [status, code, change, detail = /./] of bad) {
    it(`${code}: ${JSON.stringify(change).slice(0, 60)}`, async () => {
      const shop = await startWithdrawals();
      const said = await assertProblem(await shop.ask({ ...order, ...change }), status, code);
      assert.match(said, detail);
      assert.equal(shop.sent.length, 0);
      assert.deepEqual(shop.fixture.rows('select * from withdrawal'), []);
      // The key is free: nothing was begun under it.
      assert.equal((await shop.asked()).state, 'accepted');
    });
  }

  for (const [what, accountName] of [
    ['nothing', ' \u200b'],
    ['more than its fields take', 'x'.repeat(191)],
    ['a control character', 'A\u0000B'],
  ] as const) {
    it(`a name of ${what}, whatever the merchant’s pattern takes`, async () => {
      const shop = await startWithdrawals({ accountNamePattern: '[^]*' });
      await assertProblem(await shop.ask({ ...order, accountName }), 422, 'account_name_invalid');
      assert.equal(shop.sent.length, 0);
      assert.equal((await shop.asked()).state, 'accepted');
    });
  }

  for (const key of [undefined, '', 'a b', 'x'.repeat(191)]) {
    it(`without a good Idempotency-Key: ${String(key).slice(0, 10)}`, async () => {
      const shop = await startWithdrawals();
      const headers = new Headers(key === undefined ? {} : { 'idempotency-key': key });
      const response = await shop.fixture.call('/withdrawals', { token: apiKey, json: order, headers });
      assert.match(await assertProblem(response, 400, 'invalid_request'), /^Idempotency-Key:/);
    });
  }

  it('without an API key, or with a payer’s token', async () => {
    const { shop, token } = await startWithdrawal();
    const headers = { 'idempotency-key': 'k' };
    const call = (more: object) => shop.fixture.call('/withdrawals', { json: order, headers, ...more });
    await assertProblem(await call({}), 401, 'unauthorized');
    await assertProblem(await call({ token }), 401, 'unauthorized');
    await assertProblem(await shop.fixture.call('/withdrawals/any'), 401, 'unauthorized');
  });

  it('where withdrawals are not configured', async () => {
    const shop = new Withdrawals(await startProxy());
    const said = await assertProblem(await shop.ask(), 422, 'withdrawals_not_configured');
    assert.match(said, /withdrawals\.minAmount/);
    await assertProblem(await shop.askSession(), 422, 'withdrawals_not_configured');
  });
});

describe('GET /withdrawals/:id', () => {
  it('knows no other id', async () => {
    const shop = await startWithdrawals();
    const response = await shop.fixture.call('/withdrawals/nobody', { token: apiKey });
    await assertProblem(response, 404, 'not_found');
  });
});

describe('in this process', () => {
  it('the same functions do the same', async () => {
    const { fixture } = await startWithdrawals();
    const record = await fixture.proxy.createWithdrawal('key-1', order);
    assert.deepEqual(await fixture.proxy.findWithdrawal(record.id), record);
    const { withdrawalId } = await fixture.proxy.createWithdrawalSession({
      kind: 'withdrawal',
      label: 'a',
      amount: '500',
      reference: 'r',
    });
    assert.equal((await fixture.proxy.findWithdrawal(withdrawalId)).state, 'requested');
  });

  it('nothing is paid under a key that is no text, which several payouts would share', async () => {
    const shop = await startWithdrawals();
    for (const key of [
      null,
      undefined,
      NaN,
      4711,
      true,
      ['key-1'],
      Symbol('key-1'),
      { toString: () => 'key-1' },
    ]) {
      await assert.rejects(
        // As JavaScript calls it.
        Reflect.apply(shop.fixture.proxy.createWithdrawal, undefined, [key, order]) as Promise<unknown>,
        { name: 'ProblemError', code: 'invalid_request' },
      );
    }
    assert.deepEqual(shop.sent, []);
  });

  it('what is no id is nobody’s, and no fault of the store', async () => {
    const { fixture } = await startWithdrawals();
    const { findDeposit, findWithdrawal, cancelWithdrawal, revokeSessions } = fixture.proxy;
    for (const id of [undefined, null, 7, Symbol('id'), {}, ['id'], () => 'id']) {
      for (const find of [findDeposit, findWithdrawal, cancelWithdrawal, revokeSessions]) {
        await assert.rejects(Reflect.apply(find, undefined, [id]) as Promise<unknown>, {
          name: 'ProblemError',
          code: 'not_found',
        });
      }
    }
    assert.deepEqual(fixture.logged, []);
  });
});
