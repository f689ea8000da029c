import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256Hex } from '../../src/gateway/digest.ts';
import { ProblemError } from '../../src/proxy/index.ts';
import { apiKey, assertProblem, startDeposit, startProxy } from './proxy-fixture.ts';

const good = { label: 'payer-1', amount: '2500' };

describe('POST /sessions', () => {
  for (const [name, token] of [
    ['no API key', undefined],
    ['a wrong API key', 'another-api-key-0123456789abcdef'],
    ['an API key without its last character', apiKey.slice(0, -1)],
    ['an API key with one character more', `${apiKey}0`],
    ['an API key in capitals', apiKey.toUpperCase()],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const fixture = await startProxy();
      const response = await fixture.call('/sessions', { json: good, ...(token && { token }) });
      assert.equal(response.headers.get('www-authenticate'), 'Bearer');
      await assertProblem(response, 401, 'unauthorized');
      assert.deepEqual(fixture.rows('select * from deposit'), []);
    });
  }

  it('refuses the API key under another scheme', async () => {
    const fixture = await startProxy();
    const headers = { authorization: `Basic ${apiKey}` };
    await assertProblem(await fixture.call('/sessions', { json: good, headers }), 401, 'unauthorized');
  });

  for (const [field, body] of [
    ['label', { amount: '2500' }],
    ['label', { ...good, label: '' }],
    ['label', { ...good, label: 'x'.repeat(191) }],
    ['label', { ...good, label: ' payer' }],
    ['label', { ...good, label: 'pay\ner' }],
    ['amount', { label: 'payer-1' }],
    ['amount', { ...good, amount: 2500 }],
    ['amount', { ...good, amount: '0' }],
    ['amount', { ...good, amount: '0.00' }],
    ['amount', { ...good, amount: '-5' }],
    ['amount', { ...good, amount: '1e3' }],
    ['amount', { ...good, amount: '10.001' }],
    ['amount', { ...good, amount: '90071992547409.92' }],
    ['currency', { ...good, currency: 'lkr' }],
    ['currency', { ...good, currency: 'ISK' }],
    ['flow', { ...good, flow: 'iframe' }],
    ['expiresInSeconds', { ...good, expiresInSeconds: 59 }],
    ['expiresInSeconds', { ...good, expiresInSeconds: 604_801 }],
    ['returnUrls.success', { ...good, returnUrls: { success: 'javascript:alert(1)' } }],
    ['body', ['payer-1', '2500']],
    ['body', null],
  ] as const) {
    it(`refuses ${JSON.stringify(body).slice(0, 60)} and names ${field}`, async () => {
      const fixture = await startProxy();
      const response = await fixture.call('/sessions', { token: apiKey, json: body });
      const detail = await assertProblem(response, 400, 'invalid_request');
      assert(detail.startsWith(`${field}: `), detail);
    });
  }

  it('says in a sentence which field is wrong, a misspelt one included', async () => {
    const fixture = await startProxy();
    for (const [body, sentence] of [
      [{ ...good, amount: 2500 }, /amount: must be a decimal string/],
      [{ ...good, label: 'payer ' }, /label: must have no blank at either end/],
      [{ ...good, currency: 'lkr' }, /currency: must be .* such as "LKR"/],
      [{ ...good, expiresInSecond: 60 }, /expiresInSecond/],
      [{ ...good, returnUrls: { succes: 'https://shop.example/' } }, /returnUrls: .*succes/],
    ] as const) {
      const response = await fixture.call('/sessions', { token: apiKey, json: body });
      const { detail } = (await response.json()) as { detail: string };
      assert.match(detail, sentence);
    }
  });

  it('refuses a body that is not JSON', async () => {
    const fixture = await startProxy();
    const init = { method: 'POST', token: apiKey, headers: { 'content-type': 'application/json' } };
    for (const body of ['', '{', "{'label':'payer'}", '{"label":"payer"} x']) {
      await assertProblem(await fixture.call('/sessions', { ...init, body }), 400, 'invalid_request');
    }
  });

  it('refuses a body that does not say it is JSON', async () => {
    const fixture = await startProxy();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'application/json-patch+json',
    ]) {
      const init = { token: apiKey, json: good, headers: { 'content-type': type } };
      await assertProblem(await fixture.call('/sessions', init), 415, 'unsupported_media_type');
    }
  });

  it('takes a content type with a charset', async () => {
    const fixture = await startProxy();
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    assert.equal((await fixture.call('/sessions', { token: apiKey, json: good, headers })).status, 201);
  });

  it('refuses a large body, with and without its length in a header', async () => {
    const fixture = await startProxy();
    const json = { ...good, reference: 'x'.repeat(17_000) };
    const { length } = JSON.stringify(json);
    for (const headers of [new Headers(), new Headers({ 'content-length': String(length) })]) {
      const response = await fixture.call('/sessions', { token: apiKey, json, headers });
      await assertProblem(response, 413, 'payload_too_large');
    }
  });

  it('refuses the window flow without a window, with cents, and with redirects it cannot hash', async () => {
    const json = { ...good, flow: 'window' } as const;
    const bare = await startProxy({ window: undefined });
    const call = async (fixture = bare, body: object = json) =>
      fixture.call('/sessions', { token: apiKey, json: body });
    await assertProblem(await call(), 422, 'window_not_configured');
    const fixture = await startProxy();
    await assertProblem(await call(fixture, { ...json, amount: '2500.50' }), 422, 'amount_not_whole');
    const returnUrls = { success: 'https://shop.example/thanks' };
    await assertProblem(await call(fixture, { ...json, returnUrls }), 422, 'window_not_configured');
    assert.equal((await call(fixture)).status, 201);
  });

  it('gives each deposit a token of its own, kept as a hash alone', async () => {
    const fixture = await startProxy();
    const [one, two] = [await fixture.session(), await fixture.session()];
    assert.match(one.token, /^[0-9a-z]{8}\.[\w-]{43}$/);
    assert.notEqual(one.token, two.token);
    assert.notEqual(one.depositId, two.depositId);
    assert.equal((await fixture.view(one.token)).id, one.depositId);
    const hashes = fixture.rows('select token_hash from session').map(({ token_hash }) => token_hash);
    // The time alone stands open, so that neighbours in time are neighbours in the index.
    const expected = [one, two].map(({ token }) => token.slice(0, 8) + sha256Hex(token));
    assert.deepEqual(new Set(hashes), new Set(expected));
    // That the token is nowhere in the file or the log is asserted at the end of every test.
    assert.equal(fixture.rows('select * from session').length, 2);
  });

  it('does the same in the process', async () => {
    const fixture = await startProxy();
    const { token, depositId } = await fixture.proxy.createSession(good);
    assert.deepEqual((await fixture.view(token)).amount, { amountMinor: 250_000, currency: 'LKR' });
    assert.equal((await fixture.proxy.findDeposit(depositId)).label, 'payer-1');
    await assert.rejects(
      fixture.proxy.createSession({ ...good, amount: '1e3' }),
      (error) => error instanceof ProblemError && error.code === 'invalid_request',
    );
  });
});

describe('a session token', () => {
  for (const path of ['/deposit', '/deposit/activation', '/deposit/window']) {
    it(`is needed for ${path}`, async () => {
      const fixture = await startProxy();
      await fixture.session();
      const init = path === '/deposit' ? {} : { json: { transactionNumber: '23936785' } };
      await assertProblem(await fixture.call(path, init), 401, 'session_invalid');
      for (const token of ['x', 'A'.repeat(43), apiKey]) {
        await assertProblem(await fixture.call(path, { ...init, token }), 401, 'session_invalid');
      }
      assert.equal(fixture.gateway.creates.length + fixture.gateway.activations.length, 0);
    });
  }

  it('opens nothing for the merchant', async () => {
    const { fixture, token, depositId } = await startDeposit();
    for (const path of ['/events', `/deposits/${depositId}`]) {
      await assertProblem(await fixture.call(path, { token }), 401, 'unauthorized');
    }
  });

  it('ends when it is revoked', async () => {
    const { fixture, token } = await startDeposit();
    fixture.rows('update session set revoked_at = 1 returning *');
    await assertProblem(await fixture.call('/deposit', { token }), 401, 'session_invalid');
  });

  it('ends at the time it was given out with', async () => {
    const { fixture, token, expiresAt } = await startDeposit({}, { expiresInSeconds: 60 });
    fixture.clock.advance(Date.parse(expiresAt) - fixture.clock.now() - 1);
    assert.equal((await fixture.view(token)).state, 'expired');
    fixture.clock.advance(1);
    await assertProblem(await fixture.call('/deposit', { token }), 401, 'session_expired');
  });
});
