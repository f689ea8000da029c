import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signWithdrawal } from '../../src/gateway/index.ts';
import { pageWithdrawal } from '../gateway/page-withdrawal.ts';
import { apiKey, assertProblem, startProxy } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { keyPair } from './signed-postback.ts';
import { Withdrawals, details, limits, order, startWithdrawals } from './withdrawal-fixture.ts';

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
    const shop = await startWithdrawals();
    const { token } = await shop.session();
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

describe('one idempotency key', () => {
  it('with another body is refused, whatever became of the first', async () => {
    const shop = await startWithdrawals();
    await shop.asked();
    for (const change of [
      { amount: '10001' },
      { accountNumber: '03405139' },
      { isTest: true },
      { label: 'x' },
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
    const shop = await startWithdrawals();
    const { withdrawalId } = await shop.session({ reference: 'key-1' });
    assert.notEqual((await shop.asked(order, 'key-1')).id, withdrawalId);
  });
});

describe('what the gateway answers', () => {
  for (const [name, code, body] of [
    ['its own code', 'insufficient_balance', { withdrawals_sum_amount: ['Insufficient balance'] }],
    ['its sentence', 'refused', 'Not available'],
  ] as const) {
    it(`fail, with ${name}: refused, for good, and the merchant is told to give back`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = answer({ status: 'fail', message: body });
      const record = await shop.asked({ ...order, isTest: true });
      assert.deepEqual([record.state, record.refusal], ['refused', code]);
      await shop.asked({ ...order, isTest: true });
      assert.equal(shop.sent.length, 1);
      const [event, ...more] = await shop.fixture.withdrawalEvents();
      assert.deepEqual([event?.type, more.length], ['withdrawal.refused', 0]);
      assert.deepEqual(event?.data, {
        withdrawalId: record.id,
        label: '125199',
        reference: 'payout-1',
        amount: { amountMinor: 1_000_000, currency: 'LKR' },
        test: true,
        refusal: code,
        message: typeof body === 'string' ? body : 'Insufficient balance',
      });
    });
  }

  for (const [name, withdraw] of [
    ['500', () => new Response('<html>', { status: 500 })],
    ['a lost connection', connectionFailure('ECONNRESET', 'https://api')],
    ['half of the JSON', () => new Response('{"status":"o')],
    ['a redirect', () => new Response(null, { status: 307, headers: { location: 'https://x.example' } })],
    ['an unknown status', answer({ status: 'queued' })],
  ] as const) {
    it(`${name}: unknown, with no event, and never sent again`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = withdraw;
      const record = await shop.asked();
      assert.equal(record.state, 'unknown');
      shop.fixture.gateway.withdraw = answer({ status: 'ok' });
      assert.equal((await shop.asked()).state, 'unknown');
      assert.equal(shop.sent.length, 1);
      assert.deepEqual(await shop.events(), []);
    });
  }

  it('a 404 that says ok is no word that nothing was processed: unknown, and never sent again', async () => {
    const shop = await startWithdrawals();
    shop.fixture.gateway.withdraw = () => Response.json({ status: 'ok' }, { status: 404 });
    assert.equal((await shop.asked()).state, 'unknown');
    // What the gateway says to an id that it has, and would end the hold of money that was paid.
    shop.fixture.gateway.withdraw = answer({ status: 'fail', message: 'withdrawal_id has been taken' });
    assert.equal((await shop.asked()).state, 'unknown');
    assert.equal(shop.sent.length, 1);
    assert.deepEqual(await shop.events(), []);
  });

  for (const [code, status, withdraw] of [
    ['gateway_unavailable', 503, connectionFailure('ECONNREFUSED', 'https://api')],
    ['gateway_misconfigured', 503, () => new Response('Not found', { status: 404 })],
  ] as const) {
    it(`${code}: certainly not processed, so asked again it is sent again under its own id`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = withdraw;
      await assertProblem(await shop.ask(), status, code);
      await assertProblem(await shop.ask({ ...order, amount: '600' }), 422, 'idempotency_key_reused');
      shop.fixture.gateway.withdraw = answer({ status: 'ok' });
      const record = await shop.asked();
      assert.equal(record.state, 'accepted');
      assert.deepEqual(
        shop.sent.map((body) => body['withdrawal_id']),
        [record.id, record.id],
      );
      assert.deepEqual(await shop.events(), []);
    });
  }

  it('ok: accepted; the request carries the merchant’s words under our own id, signed', async () => {
    const shop = await startWithdrawals({ isTest: true });
    const record = await shop.asked({
      ...order,
      accountNumber: ' 0340-5138 ',
      accountName: 'Test  Name Acc',
    });
    assert.deepEqual(
      [record.state, record.details, record.isTest, record.amount],
      ['accepted', details, true, { amountMinor: 1_000_000, currency: 'LKR' }],
    );
    const [sent] = shop.sent;
    assert(sent);
    const { signature, ...fields } = sent;
    assert.deepEqual(fields, { ...pageWithdrawal, withdrawal_id: record.id });
    assert(record.id.length <= 36);
    assert.equal(signature, signWithdrawal(fields, keyPair.privateKey));
    assert.equal(
      shop.fixture.gateway.withdrawals[0]?.url,
      'https://api.gateway.example/v2/withdrawal/create',
    );
  });

  it('is signed with the key or the function of the settings, and names what they allow', async () => {
    const key = await startWithdrawals({ privateKey: 'canary-private-key-3' });
    await key.asked();
    const { signature, ...fields } = key.sent[0] ?? {};
    assert.equal(signature, signWithdrawal(fields, 'canary-private-key-3'));
    const own = await startWithdrawals({ sign: () => 'own', accountNamePattern: '[\\p{L}\\p{M}. ]{1,60}' });
    await own.asked({ ...order, accountName: 'A. රුවන්' });
    assert.equal(own.sent[0]?.['signature'], 'own');
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
    const { findDeposit, findWithdrawal, revokeSessions } = fixture.proxy;
    for (const id of [undefined, null, 7, Symbol('id'), {}, ['id'], () => 'id']) {
      for (const find of [findDeposit, findWithdrawal, revokeSessions]) {
        await assert.rejects(Reflect.apply(find, undefined, [id]) as Promise<unknown>, {
          name: 'ProblemError',
          code: 'not_found',
        });
      }
    }
    assert.deepEqual(fixture.logged, []);
  });
});
