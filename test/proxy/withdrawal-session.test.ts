import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey, assertProblem, origin } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { details, startWithdrawals, withdrawalViewIn, startWithdrawal } from './withdrawal-fixture.ts';

const hour = 3_600_000;

describe('a session of kind withdrawal', () => {
  for (const [what, change] of [
    ['no reference', { reference: undefined }],
    ['a long label', { label: 'x'.repeat(37) }],
    ['another kind', { kind: 'refund' }],
    ['an expiry too short', { expiresInSeconds: 59 }],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      const shop = await startWithdrawals();
      await assertProblem(await shop.askSession(change), 400, 'invalid_request');
    });
  }

  it('is refused with an amount beyond the limits', async () => {
    const shop = await startWithdrawals();
    await assertProblem(await shop.askSession({ amount: '400' }), 422, 'amount_out_of_limits');
    await assertProblem(await shop.askSession({ amount: '600.5' }), 422, 'amount_not_whole');
  });

  it('opens no deposit, and a deposit’s opens no withdrawal', async () => {
    const { shop, token } = await startWithdrawal();
    const deposit = await shop.fixture.session();
    const call = (path: string, of: string) => shop.fixture.call(path, { token: of });
    await assertProblem(await call('/deposit', token), 401, 'session_invalid');
    const said = await assertProblem(await call('/withdrawal', deposit.token), 401, 'session_invalid');
    assert.match(said, /kind withdrawal/);
    await assertProblem(await shop.give(deposit.token), 401, 'session_invalid');
    await assertProblem(await call('/withdrawal', apiKey), 401, 'session_invalid');
    await assertProblem(await shop.fixture.call('/withdrawal'), 401, 'session_invalid');
  });

  it('asked for again is of the same withdrawal: a page loaded twice pays once', async () => {
    const shop = await startWithdrawals();
    const [one, two] = [await shop.session(), await shop.session()];
    assert.equal(one.withdrawalId, two.withdrawalId);
    assert.notEqual(one.token, two.token);
    await shop.give(one.token);
    assert.equal((await shop.view(two.token)).state, 'accepted');
    await assertProblem(await shop.give(two.token, { bank: 'Another' }), 409, 'withdrawal_closed');
    assert.equal(shop.sent.length, 1);
    await assertProblem(await shop.askSession({ amount: '700' }), 422, 'idempotency_key_reused');
  });

  it('is of real money or of test money as it says, or else as the proxy is set, and never of both', async () => {
    const shop = await startWithdrawals({ isTest: true });
    for (const [reference, asked, isTest] of [
      ['a', {}, true],
      ['b', { isTest: true }, true],
      ['c', { isTest: false }, false],
    ] as const) {
      const { token, withdrawalId } = await shop.session({ reference, ...asked });
      await shop.give(token);
      assert.equal((await shop.record(withdrawalId)).isTest, isTest);
      assert.equal(shop.sent.at(-1)?.['is_test'], isTest);
      await assertProblem(
        await shop.askSession({ reference, isTest: !isTest }),
        422,
        'idempotency_key_reused',
      );
    }
  });

  it('asked for by many at once is of one withdrawal', async () => {
    const shop = await startWithdrawals();
    const sessions = await Promise.all(Array.from({ length: 6 }, () => shop.session()));
    assert.equal(new Set(sessions.map(({ withdrawalId }) => withdrawalId)).size, 1);
  });

  it('asked for again shows what was sent, also where withdrawals were switched off', async () => {
    const shop = await startWithdrawals();
    await shop.give((await shop.session()).token);
    await shop.fixture.open({ withdrawals: undefined });
    assert.equal((await shop.view((await shop.session()).token)).state, 'accepted');
    const another = await shop.askSession({ reference: 'payout-2' });
    await assertProblem(another, 422, 'withdrawals_not_configured');
  });

  it('gives the payer the time anew', async () => {
    const { shop, token } = await startWithdrawal({ expiresInSeconds: 60 });
    shop.fixture.clock.advance(50_000);
    await shop.session({ expiresInSeconds: 60 });
    shop.fixture.clock.advance(50_000);
    const view = await shop.view(token);
    assert.deepEqual([view.state, 'expiresInMs' in view && view.expiresInMs], ['requested', 10_000]);
  });

  it('ended by the merchant takes no account, and the money comes back when its time is over', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    const untouched = await shop.session({ reference: 'payout-0' });
    await shop.fixture.proxy.revokeSessions(withdrawalId);
    await assertProblem(await shop.give(token), 401, 'session_invalid');
    await shop.give(untouched.token);
    assert.equal((await shop.view(untouched.token)).state, 'accepted');
    await shop.fixture.proxy.runDue();
    assert.deepEqual(await shop.events(), []);
    shop.fixture.clock.advance(hour);
    await shop.fixture.proxy.runDue();
    assert.deepEqual(await shop.events(), ['withdrawal.refused']);
    // One that was given a moment before is on its way.
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    const another = await shop.session({ reference: 'payout-2' });
    const giving = shop.give(another.token);
    await held.asked;
    await shop.fixture.proxy.revokeSessions(another.withdrawalId);
    held.give(answer({ status: 'ok' }));
    await giving;
    assert.equal((await shop.record(another.withdrawalId)).state, 'accepted');
  });

  it('ends a week after the time to give an account', async () => {
    const { shop, token } = await startWithdrawal();
    shop.fixture.clock.advance(7 * 24 * hour + hour);
    await assertProblem(await shop.fixture.call('/withdrawal', { token }), 401, 'session_expired');
  });
});

describe('POST /withdrawal', () => {
  for (const [code, change] of [
    ['account_number_invalid', { accountNumber: '077' }],
    ['account_name_invalid', { accountName: 'Test 1' }],
    ['bank_invalid', { bank: '' }],
  ] as const) {
    it(`${code}: nothing is sent, and it may be corrected`, async () => {
      const { shop, token } = await startWithdrawal();
      await assertProblem(await shop.give(token, change), 422, code);
      assert.equal((await shop.view(token)).state, 'requested');
      assert.equal((await withdrawalViewIn(await shop.give(token))).state, 'accepted');
    });
  }

  it('given twice is sent once, and the view never shows the whole number', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    const view = await withdrawalViewIn(await shop.give(token));
    assert.deepEqual(view, {
      id: withdrawalId,
      version: 3,
      amount: { amountMinor: 1_000_000, currency: 'LKR' },
      state: 'accepted',
      recipient: { accountNumberMasked: '****5138', accountName: 'Test Name Acc', bank: 'Bank Of Ceylon' },
    });
    assert.deepEqual(await withdrawalViewIn(await shop.give(token)), view);
    assert.equal(shop.sent.length, 1);
    assert.equal(shop.sent[0]?.['withdrawal_id'], withdrawalId);
    assert(!shop.fixture.logged.join().includes('03405138'), 'an account number is in the log');
  });

  it('from many tabs at once is sent once', async () => {
    const { shop, token } = await startWithdrawal();
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    const all = Array.from({ length: 6 }, () => shop.give(token));
    await held.asked;
    held.give(answer({ status: 'ok' }));
    for (const response of await Promise.all(all)) assert.equal(response.status, 200);
    assert.equal(shop.sent.length, 1);
  });

  it('that never reached the gateway is sent again under its own id, to the account given then', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    shop.fixture.gateway.withdraw = connectionFailure('ENOTFOUND', 'https://api');
    const response = await shop.give(token);
    assert.equal(response.headers.get('retry-after'), '5');
    await assertProblem(response, 503, 'gateway_unavailable');
    assert.equal((await shop.view(token)).state, 'requested');
    shop.fixture.gateway.withdraw = answer({ status: 'ok' });
    await shop.give(token, { accountNumber: '99999999' });
    assert.deepEqual(
      shop.sent.map((body) => [body['withdrawal_id'], body['account_number']]),
      [
        [withdrawalId, '03405138'],
        [withdrawalId, '99999999'],
      ],
    );
    assert.equal((await shop.record(withdrawalId)).details?.accountNumber, '99999999');
  });

  it('refused by the gateway is over: the payer reads why', async () => {
    const { shop, token } = await startWithdrawal();
    shop.fixture.gateway.withdraw = answer({
      status: 'fail',
      message: { withdrawals_sum_amount: ['Insufficient balance'] },
    });
    const view = await withdrawalViewIn(await shop.give(token));
    assert(view.state === 'refused');
    assert.equal(view.refusal, 'insufficient_balance');
    assert.equal(view.recipient?.accountNumberMasked, '****5138');
    await assertProblem(await shop.give(token, { bank: 'X' }), 409, 'withdrawal_closed');
  });

  it('comes too late: refused as expired, told once, nothing sent', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    shop.fixture.clock.advance(hour);
    await assertProblem(await shop.give(token), 409, 'withdrawal_closed');
    const view = await shop.view(token);
    assert.deepEqual(view.state === 'refused' && [view.refusal, view.recipient], ['expired', null]);
    await Promise.all([shop.view(token), shop.record(withdrawalId), shop.fixture.proxy.runDue()]);
    assert.deepEqual(await shop.events(), ['withdrawal.refused']);
    assert.equal(shop.sent.length, 0);
  });

  it('takes JSON of the contract alone, from the pages that may call', async () => {
    const { shop, token } = await startWithdrawal();
    const call = (init: object) => shop.fixture.call('/withdrawal', { token, method: 'POST', ...init });
    await assertProblem(await call({ body: '{}' }), 415, 'unsupported_media_type');
    await assertProblem(await call({ json: { ...details, bank: undefined } }), 400, 'invalid_request');
    await assertProblem(await call({ json: { ...details, x: 'x'.repeat(5000) } }), 413, 'payload_too_large');
    const preflight = (from: string) =>
      shop.fixture.call('/withdrawal', {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-method': 'POST' },
      });
    const allowed = async (from: string) =>
      (await preflight(from)).headers.get('access-control-allow-origin');
    assert.equal(await allowed(origin), origin);
    assert.equal(await allowed('https://evil.example'), null);
  });
});

describe('GET /withdrawal?after=', () => {
  it('waits for the next version, and answers at once when there is one', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    const { version } = await withdrawalViewIn(await shop.give(token));
    const waiting = shop.view(token, `?after=${version}`);
    await shop.fixture.clock.whenSleeping(1);
    await shop.result(withdrawalId, 1);
    const news = await waiting;
    assert.equal(news.state, 'succeeded');
    assert.deepEqual(await shop.view(token, `?after=${version}`), news);
  });

  it('answers with no news after 25 s, and when the time is over', async () => {
    const { shop, token } = await startWithdrawal({ expiresInSeconds: 60 });
    const first = shop.view(token, '?after=1');
    await shop.fixture.clock.whenSleeping(1);
    shop.fixture.clock.advance(25_000);
    assert.equal((await first).version, 1);
    shop.fixture.clock.advance(20_000);
    const second = shop.view(token, '?after=1');
    await shop.fixture.clock.whenSleeping(1);
    shop.fixture.clock.advance(15_000);
    assert.equal((await second).state, 'refused');
  });
});
