import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signWithdrawal } from '../../src/gateway/index.ts';
import { pageWithdrawal } from '../gateway/page-withdrawal.ts';
import { assertProblem } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { keyPair } from './signed-postback.ts';
import { details, order, startWithdrawals } from './withdrawal-fixture.ts';

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

  for (const [what, status, more] of [
    ['a status that no page explains', 2, {}],
    ['paid, with another amount', 1, { amount: '9999' }],
  ] as const) {
    it(`fail, after a signed word on it, ${what}: unknown, as it is no clear word that nothing is paid`, async () => {
      const shop = await startWithdrawals();
      const held = heldAnswer();
      shop.fixture.gateway.withdraw = held.answer;
      const asking = shop.asked();
      await held.asked;
      await shop.result(String(shop.sent[0]?.['withdrawal_id']), status, more);
      held.give(answer({ status: 'fail', message: 'Not available' }));
      const { id, state, reason } = await asking;
      assert.deepEqual([state, reason?.endsWith('signed word on it: Not available')], ['unknown', true]);
      assert.deepEqual(await shop.events(), ['transaction.suspended']);
      await shop.result(id, 5);
      assert.deepEqual(await shop.events(), ['transaction.suspended', 'withdrawal.failed']);
    });

    it(`none, as nothing arrived, and then a signed word on it, ${what}: not sent again, nor given back in time`, async () => {
      for (const isAskedAgain of [true, false]) {
        const shop = await startWithdrawals();
        shop.fixture.gateway.withdraw = () => new Response('Not found', { status: 404 });
        await assertProblem(await shop.ask(), 503, 'gateway_misconfigured');
        const id = String(shop.sent[0]?.['withdrawal_id']);
        await shop.result(id, status, more);
        shop.fixture.gateway.withdraw = answer({ status: 'fail', message: 'Not available' });
        if (isAskedAgain) assert.equal((await shop.asked()).state, 'unknown');
        shop.fixture.clock.advance(25 * 3_600_000);
        await shop.fixture.proxy.runDue();
        assert.equal((await shop.record(id)).state, 'unknown');
        assert.equal(shop.sent.length, 1);
        assert(!(await shop.events()).includes('withdrawal.refused'));
      }
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
