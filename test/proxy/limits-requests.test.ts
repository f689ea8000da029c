import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey, assertProblem, origin, startDeposit, startProxy } from './proxy-fixture.ts';

const session = '{"label":"payer-1","amount":"1000"}';

/** [what is wrong, the body of `POST /sessions`, what is said of it] */
const bad: readonly [string, string | Uint8Array<ArrayBuffer>, RegExp][] = [
  ['a key given twice', '{"label":"payer-1","amount":"1","amount":"1000"}', /A key given twice/],
  [
    'a key given twice, escaped',
    '{"label":"payer-1","amount":"1","am\\u006funt":"1000"}',
    /A key given twice/,
  ],
  ['a key given twice, deep inside', `{"x":{"a":1,"a":2},${session.slice(1)}`, /A key given twice/],
  ['too deep', `{"x":${'['.repeat(4)}${']'.repeat(4)},${session.slice(1)}`, /Nested too deep/],
  ['a bomb of brackets', '['.repeat(16_000), /Nested too deep/],
  ['half a surrogate pair', '{"label":"\\ud800","amount":"1000"}', /Half a surrogate pair/],
  ['a byte order mark', `\ufeff${session}`, /No value/],
  ['not UTF-8', new Uint8Array([...new TextEncoder().encode('{"label":"'), 0xff, 0x22, 0x7d]), /not UTF-8/],
  ['text after it', `${session}{}`, /Text after the value/],
  ['a single quote', session.replaceAll('"', "'"), /strict JSON/],
];

describe('a JSON body', () => {
  for (const [name, body, said] of bad) {
    it(`is refused: ${name}`, async () => {
      const fixture = await startProxy();
      const init = { method: 'POST', token: apiKey, headers: { 'content-type': 'application/json' }, body };
      assert.match(await assertProblem(await fixture.call('/sessions', init), 400, 'invalid_request'), said);
      assert.deepEqual(fixture.rows('select * from deposit'), []);
    });
  }

  it('is read as strictly from the payer', async () => {
    const { fixture, token } = await startDeposit();
    const { token: windowToken } = await fixture.session({ flow: 'window' });
    for (const [path, key, body] of [
      ['/deposit/activation', token, '{"transactionNumber":"11111111","transactionNumber":"22222222"}'],
      ['/deposit/activation', token, '{"transactionNumber":"11111111","attempt":"1"}'],
      ['/deposit/activation', token, `{"transactionNumber":"11111111","x":[[[[]]]]}`],
      ['/deposit/window', windowToken, '{"lang":"en","lang":"bn"}'],
    ] as const) {
      const init = { method: 'POST', token: key, headers: { 'content-type': 'application/json' }, body };
      await assertProblem(await fixture.call(path, init), 400, 'invalid_request');
    }
    assert.equal(fixture.gateway.activations.length, 0);
  });

  it('that breaks off is the caller’s fault, and no error of ours that anybody could fill the log with', async () => {
    const fixture = await startProxy();
    const broken = () =>
      new ReadableStream({
        start: (controller) => controller.error(new Error('aborted')),
      });
    for (const path of ['/sessions', '/postback']) {
      const init = { method: 'POST', body: broken(), duplex: 'half', token: apiKey } as const;
      const headers = { 'content-type': 'application/json' };
      await assertProblem(await fixture.call(path, { ...init, headers }), 400, 'invalid_request');
    }
    assert.deepEqual(fixture.logged, []);
  });

  it('tells numbers from text, however they are written', async () => {
    const fixture = await startProxy();
    for (const amount of ['2500', '2500.50', '1e3', '90071992547409930']) {
      const body = `{"label":"payer-1","amount":${amount}}`;
      const init = { method: 'POST', token: apiKey, headers: { 'content-type': 'application/json' }, body };
      const detail = await assertProblem(await fixture.call('/sessions', init), 400, 'invalid_request');
      assert(detail.startsWith('amount: '), detail);
    }
  });
});

describe('API keys', () => {
  it('are all taken while they are rotated, and the old one no longer', async () => {
    const next = 'canary-next-api-key-0123456789abc';
    const fixture = await startProxy({ apiKeys: [apiKey, next] });
    for (const token of [apiKey, next]) assert.equal((await fixture.call('/events', { token })).status, 200);
    await fixture.open({ apiKeys: [next] });
    assert.equal((await fixture.call('/events', { token: next })).status, 200);
    await assertProblem(await fixture.call('/events', { token: apiKey }), 401, 'unauthorized');
  });
});

describe('headers', () => {
  it('are what a browser’s API needs, and nothing more', async () => {
    const { fixture, token } = await startDeposit();
    const { headers } = await fixture.call('/deposit', { token, headers: { origin } });
    assert.deepEqual(Object.fromEntries(headers), {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'retry-after',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': 'application/json',
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=15552000',
      vary: 'Origin, Authorization',
      'x-content-type-options': 'nosniff',
      'x-request-id': headers.get('x-request-id'),
    });
  });

  it('vary by origin and session also where the origin is not allowed, or not said', async () => {
    const { fixture, token } = await startDeposit();
    for (const from of ['https://evil.example', 'null', undefined]) {
      const { headers } = await fixture.call('/deposit', {
        token,
        ...(from && { headers: { origin: from } }),
      });
      assert.equal(headers.get('vary'), 'Origin, Authorization');
      assert.equal(headers.get('access-control-allow-origin'), null);
    }
  });
});
