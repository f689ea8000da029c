import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertProblem, gatewaySecret, startDeposit, startProxy } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer, walletAnswer } from './scripted-gateway.ts';

describe('GET /deposit', () => {
  it('shows what to pay and where', async () => {
    const fixture = await startProxy();
    fixture.gateway.create = answer({
      status: 'ok',
      params: { identifier: '0734234201', account_name: 'A. Perera', bank: { code: 1 } },
    });
    const returnUrls = { success: 'https://shop.example/thanks' };
    const reference = 'order-1001';
    const { token, depositId } = await fixture.session({ amount: '2500.50', returnUrls, reference });
    const madeAtMs = fixture.clock.now();
    fixture.clock.advance(1000);
    const view = await fixture.view(token);
    const { version, ...rest } = view;
    assert(version > 0);
    assert.deepEqual(rest, {
      id: depositId,
      reference,
      state: 'awaiting_payment',
      amount: { amountMinor: 250_050, currency: 'LKR' },
      flow: 'number',
      wallet: { identifier: '0734234201', details: { account_name: 'A. Perera' } },
      attempts: { used: 0, left: 5 },
      handedIn: [],
      stateSinceMs: madeAtMs,
      timeMs: madeAtMs + 1000,
      canResume: false,
      expiresInMs: 1_799_000,
      returnUrls,
      windowOpened: false,
    });
    assert.deepEqual(fixture.gateway.creates[0]?.body, { currency: 'LKR', label: 'payer-1' });
  });

  it('asks for the wallet once, and knows it after a restart', async () => {
    const { fixture, token } = await startDeposit();
    const first = await fixture.view(token);
    fixture.gateway.create = walletAnswer('0770000000');
    assert.deepEqual(await fixture.view(token), first);
    await fixture.open();
    assert.deepEqual(await fixture.view(token), first);
    assert.equal(fixture.gateway.creates.length, 1);
  });

  it('shows two first visitors the same number, whatever the gateway tells each of them', async () => {
    const { fixture, token } = await startDeposit();
    const [first, second] = [heldAnswer(), heldAnswer()];
    fixture.gateway.create = first.answer;
    const one = fixture.view(token);
    await first.asked;
    fixture.gateway.create = second.answer;
    const two = fixture.view(token);
    await second.asked;
    second.give(walletAnswer('0772222222'));
    assert.equal((await two).wallet?.identifier, '0772222222');
    first.give(walletAnswer('0771111111'));
    assert.equal((await one).wallet?.identifier, '0772222222');
  });

  const url = `https://api.gateway.example/?secret=${gatewaySecret}`;
  for (const [name, gatewayAnswer, code] of [
    ['refuses the connection', connectionFailure('ECONNREFUSED', url), 'gateway_unavailable'],
    ['breaks the connection', connectionFailure('ECONNRESET', url), 'gateway_unavailable'],
    ['fails', () => new Response('<h1>Oops</h1>', { status: 500 }), 'gateway_unavailable'],
    ['answers with HTML', () => new Response(`<a href="${url}">`), 'gateway_unavailable'],
    ['cuts its answer', () => new Response('{"status":"ok","params":{"ident'), 'gateway_unavailable'],
    [
      'redirects',
      () => new Response(null, { status: 302, headers: { location: url } }),
      'gateway_unavailable',
    ],
    ['names no wallet', answer({ status: 'ok', params: {} }), 'gateway_unavailable'],
    ['refuses', answer({ status: 'fail', message: `no: ${gatewaySecret}` }), 'gateway_unavailable'],
    ['does not know us', () => new Response(`Not found ${url}`, { status: 404 }), 'gateway_misconfigured'],
  ] as const) {
    it(`says ${code} when the gateway ${name}, and works when it is well again`, async () => {
      const { fixture, token } = await startDeposit();
      fixture.gateway.create = gatewayAnswer;
      const response = await fixture.call('/deposit', { token });
      if (code === 'gateway_unavailable') assert.equal(response.headers.get('retry-after'), '5');
      await assertProblem(response, 503, code);
      assert.equal(fixture.logged.length, 1);
      fixture.gateway.create = walletAnswer('0771234567');
      assert.equal((await fixture.view(token)).wallet?.identifier, '0771234567');
    });
  }

  it('expires when the time to pay is over, and keeps the number in sight', async () => {
    const { fixture, token } = await startDeposit({}, { expiresInSeconds: 60 });
    const before = await fixture.view(token);
    fixture.clock.advance(59_999);
    assert.equal((await fixture.view(token)).expiresInMs, 1);
    fixture.clock.advance(1);
    const view = await fixture.view(token);
    assert.equal(view.state, 'expired');
    assert.equal(view.expiresInMs, 0);
    assert(view.version > before.version);
    assert.deepEqual(view.wallet, before.wallet);
  });

  it('expires by the sweeper too, once', async () => {
    const { fixture, token, depositId } = await startDeposit({}, { expiresInSeconds: 60 });
    await fixture.view(token);
    fixture.clock.advance(60_000);
    await fixture.proxy.runDue();
    const { version } = await fixture.view(token);
    fixture.clock.advance(60_000);
    await fixture.proxy.runDue();
    assert.equal((await fixture.view(token)).version, version);
    assert.equal((await fixture.record(depositId)).state, 'expired');
    assert.deepEqual(
      fixture.rows('select from_state, to_state, cause from transition').map((row) => ({ ...row })),
      [{ from_state: 'awaiting_payment', to_state: 'expired', cause: 'time_over' }],
    );
  });

  it('lists the numbers handed in, with their times, but none that never reached the gateway', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = answer({ status: 'fail', message: 'no' });
    await fixture.submit(token, '23936785');
    const firstMs = fixture.clock.now();
    fixture.clock.advance(60_000);
    fixture.gateway.activate = connectionFailure('ECONNREFUSED', url);
    await assertProblem(await fixture.submit(token, '23936786'), 503, 'gateway_unavailable');
    const { handedIn, stateSinceMs, timeMs } = await fixture.view(token);
    assert.deepEqual(handedIn, [{ transactionNumber: '23936785', atMs: firstMs }]);
    assert.deepEqual([stateSinceMs, timeMs], [fixture.clock.now(), fixture.clock.now()]);
  });

  it('refuses an odd "after"', async () => {
    const { fixture, token } = await startDeposit();
    for (const after of ['-1', '1.5', 'x', '', '9'.repeat(16)]) {
      await assertProblem(await fixture.call(`/deposit?after=${after}`, { token }), 400, 'invalid_request');
    }
  });
});

describe('GET /deposits/:id', () => {
  it('tells the merchant of each attempt', async () => {
    const { fixture, token, depositId } = await startDeposit({}, { reference: 'order 7' });
    const order = await fixture.submittedOrder(token);
    const record = await fixture.record(depositId);
    assert.equal(record.reference, 'order 7');
    assert.equal(record.state, 'accepted');
    assert.deepEqual(
      record.attempts.map(({ id, ordinal, transactionNumber, state }) => ({
        id,
        ordinal,
        transactionNumber,
        state,
      })),
      [{ id: order, ordinal: 1, transactionNumber: '23936785', state: 'accepted' }],
    );
  });

  it('knows no other deposit', async () => {
    const fixture = await startProxy();
    for (const id of ['dep_x', '%00', "' or 1=1 --"]) {
      const response = await fixture.call(`/deposits/${encodeURIComponent(id)}`, {
        headers: { authorization: 'Bearer canary-api-key-0123456789abcdef' },
      });
      await assertProblem(response, 404, 'not_found');
    }
  });
});
