import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import vectors from '../vectors/postbacks.json' with { type: 'json' };
import { apiKey, assertProblem, goodOptions, startDeposit, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer, connectionFailure, okAnswer } from './scripted-gateway.ts';
import { entry, keyPair, rotatedPair, signedPostback } from './signed-postback.ts';

async function assertTaken(response: Response): Promise<void> {
  assert.equal(response.status, 200, await response.clone().text());
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal(await response.text(), '{"status":"ok"}');
}

const transactions = (fixture: ProxyFixture) =>
  fixture.rows('select status, reason, transaction_id from gateway_transaction').map((row) => ({ ...row }));

describe('POST /postback with the vectors made with PHP', () => {
  for (const { name, access_key, private_key, raw_body, valid } of vectors) {
    it(`${valid ? 'takes' : 'refuses'} ${name}`, async () => {
      const keyPairs = [keyPair, { accessKey: access_key, privateKey: private_key, account: 'php' }];
      const fixture = await startProxy({ gateway: { ...goodOptions.gateway, keyPairs } });
      const response = await fixture.postback(raw_body);
      if (!valid) {
        await assertProblem(response, 401, 'signature_invalid');
        assert.deepEqual(transactions(fixture), []);
        assert.deepEqual(fixture.rows('select * from inbox'), []);
        return;
      }
      await assertTaken(response);
      // None of them names an order of ours.
      const kept = transactions(fixture);
      assert.equal(kept.length, name === 'two_entries' ? 2 : 1);
      for (const { status, reason } of kept) {
        assert.equal(status, 'suspense');
        assert.equal(reason, name === 'withdrawal' ? 'withdrawal_unknown' : 'order_unknown');
      }
    });
  }
});

describe('a verified postback', () => {
  it('credits the signed amount and tells the merchant once', async () => {
    const { fixture, token, depositId } = await startDeposit({}, { amount: '2500', reference: 'order 7' });
    const order = await fixture.submittedOrder(token);
    await assertTaken(await fixture.pay(order, { amount: '1000.50' }));
    const credited = { amountMinor: 100_050, currency: 'LKR' };
    const view = await fixture.view(token);
    assert.equal(view.state, 'credited');
    assert.deepEqual('credited' in view && view.credited, credited);
    assert.equal('transactionNumber' in view && view.transactionNumber, '23936785');
    const events = await fixture.events();
    assert.equal(events.length, 1);
    assert.equal(events[0]?.type, 'deposit.credited');
    assert.deepEqual(events[0].data, {
      depositId,
      label: 'payer-1',
      reference: 'order 7',
      requested: { amountMinor: 250_000, currency: 'LKR' },
      credited,
      transactionId: '23936218009',
    });
    const record = await fixture.record(depositId);
    assert.deepEqual(record.credited, credited);
    assert.equal(record.attempts[0]?.state, 'credited');
  });

  it('credits once for 50 copies at the same time', async () => {
    const { fixture, token } = await startDeposit();
    const body = signedPostback([entry(await fixture.submittedOrder(token))]);
    for (const response of await Promise.all(Array.from({ length: 50 }, () => fixture.postback(body)))) {
      await assertTaken(response);
    }
    assert.equal((await fixture.events()).length, 1);
    assert.equal(transactions(fixture).length, 1);
  });

  it('credits once for 50 copies to two proxies over one file, each with other outer fields', async () => {
    const { fixture, token } = await startDeposit();
    const order = await fixture.submittedOrder(token);
    const first = fixture.proxy;
    const second = await fixture.open();
    const copies = Array.from({ length: 50 }, (_, index) => {
      const body = signedPostback([entry(order)], { created_datetime: `2023-09-26 19:37:${index}` });
      const request = new Request('https://proxy.example/postback', { method: 'POST', body });
      return (index % 2 === 0 ? first : second).fetch(request);
    });
    for (const response of await Promise.all(copies)) await assertTaken(response);
    assert.equal((await fixture.events()).length, 1);
    assert.equal(fixture.rows('select * from inbox').length, 1, 'copies take no room');
  });

  for (const [name, more, outer] of [
    [
      'with another amount, label and direction outside',
      {},
      { amount: 9, label: 'x', direction: 'outgoing' },
    ],
    ['with another comment', { comment: 'resent' }, {}],
    ['with its amount as a number', { amount: 1000 }, {}],
    ['with its amount in cents', { amount: '1000.00' }, {}],
  ] as const) {
    it(`means nothing when it comes again ${name}`, async () => {
      const { fixture, token } = await startDeposit();
      const order = await fixture.submittedOrder(token);
      await assertTaken(await fixture.pay(order));
      await assertTaken(await fixture.postback(signedPostback([entry(order, more)], outer)));
      assert.equal((await fixture.events()).length, 1);
      assert.equal(transactions(fixture).length, 1);
    });
  }

  it('takes its amount and payer from what is signed and stored, never from outside', async () => {
    const { fixture, token } = await startDeposit();
    const outer = { amount: 999_999, label: 'thief', currency_code: 'USD', wallet_type: 'other' };
    await fixture.postback(signedPostback([entry(await fixture.submittedOrder(token))], outer));
    const [event] = await fixture.events();
    assert(event?.type === 'deposit.credited');
    assert.equal(event.data.label, 'payer-1');
    assert.deepEqual(event.data.credited, { amountMinor: 100_000, currency: 'LKR' });
  });

  it('counts once when it comes again under the key pair that replaced the first', async () => {
    const { fixture, token } = await startDeposit();
    const order = await fixture.submittedOrder(token);
    await assertTaken(await fixture.postback(signedPostback([entry(order)], {}, rotatedPair)));
    await assertTaken(await fixture.postback(signedPostback([entry(order)], {}, keyPair)));
    assert.equal((await fixture.events()).length, 1);
  });

  for (const [state, gatewayAnswer] of [
    ['accepted', okAnswer],
    ['checking', answer({ status: 'pending' })],
    ['possible', answer({ status: 'possible_transaction_created' })],
    ['unknown', () => new Response('', { status: 500 })],
    ['rejected', answer({ status: 'fail', message: '' })],
    ['awaiting_payment', connectionFailure('ECONNREFUSED', '')],
  ] as const) {
    it(`credits a deposit that is ${state}, also after its time`, async () => {
      const fixture = await startProxy();
      for (const waitMs of [0, 2 * 3_600_000]) {
        const { token } = await fixture.session();
        fixture.gateway.activate = gatewayAnswer;
        await fixture.submit(token, '23936785');
        assert.equal((await fixture.view(token)).state, state);
        fixture.clock.advance(waitMs);
        await fixture.proxy.runDue();
        await assertTaken(await fixture.pay(fixture.lastOrder(), { transaction_id: `tx-${waitMs}` }));
        assert.equal((await fixture.view(token)).state, 'credited');
        // Final: no number is taken any more.
        await assertProblem(await fixture.submit(token, '99999999', 2), 409, 'submission_closed');
      }
    });
  }

  it('credits the deposit when it names an earlier attempt, and shows that number', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = answer({ status: 'fail', message: '' });
    const first = await fixture.submittedOrder(token, '11111111');
    fixture.gateway.activate = okAnswer;
    await fixture.submit(token, '22222222', 2);
    await fixture.pay(first);
    const view = await fixture.view(token);
    assert.equal('transactionNumber' in view && view.transactionNumber, '11111111');
  });
});

describe('a postback that does not verify', () => {
  it('stores nothing', async () => {
    const { fixture, token } = await startDeposit();
    const order = await fixture.submittedOrder(token);
    const forged = { accessKey: keyPair.accessKey, privateKey: 'a-guess-of-a-key', account: 'main' };
    await assertProblem(
      await fixture.postback(signedPostback([entry(order)], {}, forged)),
      401,
      'signature_invalid',
    );
    const changed = signedPostback([entry(order)]).replace('"amount":"1000"', '"amount":"9000"');
    await assertProblem(await fixture.postback(changed), 401, 'signature_invalid');
    const stranger = signedPostback([entry(order)], { access_key: 'nobody' });
    await assertProblem(await fixture.postback(stranger), 401, 'signature_invalid');
    for (const table of ['inbox', 'gateway_transaction', 'outbox']) {
      assert.deepEqual(fixture.rows(`select * from ${table}`), []);
    }
    assert.equal((await fixture.view(token)).state, 'accepted');
  });

  it('is told why, when it is no postback at all', async () => {
    const fixture = await startProxy();
    for (const body of ['', 'null', '[]', '{}', '{"signature":"x"', '\ufeff{}', '{"a":1,"a":2}']) {
      await assertProblem(await fixture.postback(body), 400, 'invalid_request');
    }
    const large = signedPostback([entry('x', { comment: 'x'.repeat(257 * 1024) })]);
    await assertProblem(await fixture.postback(large), 413, 'payload_too_large');
  });

  it('is no way in with an API key', async () => {
    const fixture = await startProxy();
    const headers = { authorization: `Bearer ${apiKey}` };
    await assertProblem(await fixture.postback('{}', { headers }), 400, 'invalid_request');
  });
});
