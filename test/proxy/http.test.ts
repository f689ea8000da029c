import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey, assertProblem, origin, startDeposit, startProxy } from './proxy-fixture.ts';
import { connectionFailure } from './scripted-gateway.ts';
import { entry, signedPostback } from './signed-postback.ts';

const preflight = (from: string, method = 'POST') => ({
  method: 'OPTIONS',
  headers: {
    origin: from,
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,content-type,x-other',
  },
});

describe('CORS', () => {
  it('answers the preflight of a configured origin, for the headers we use alone', async () => {
    const fixture = await startProxy();
    for (const path of ['/deposit', '/deposit/activation', '/deposit/window']) {
      const { status, headers } = await fixture.call(path, preflight(origin));
      assert.equal(status, 204);
      assert.equal(headers.get('access-control-allow-origin'), origin);
      assert.equal(headers.get('access-control-allow-headers'), 'authorization,content-type');
      assert.equal(headers.get('access-control-allow-credentials'), null);
      assert.match(headers.get('vary') ?? '', /Origin/i);
    }
  });

  for (const stranger of [
    'https://evil.example',
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'https://sub.shop.example',
    'null',
  ]) {
    it(`allows nothing to ${stranger}`, async () => {
      const { fixture, token } = await startDeposit();
      const asked = await fixture.call('/deposit/activation', preflight(stranger));
      assert.equal(asked.headers.get('access-control-allow-origin'), null);
      const got = await fixture.call('/deposit', { token, headers: { origin: stranger } });
      assert.equal(got.headers.get('access-control-allow-origin'), null);
    });
  }

  it('says in the log which origin is not listed, of a page that asked, and no more than a sample', async () => {
    const fixture = await startProxy();
    const lines = () => fixture.logged.filter((line) => line.includes('not in origins'));
    await fixture.call('/deposit', preflight(origin, 'GET'));
    assert.deepEqual(lines(), []);
    await fixture.call('/deposit', preflight('https://www.shop.example', 'GET'));
    assert.match(lines().join(), /"origin":"https:\/\/www\.shop\.example"/);
    for (let stranger = 0; stranger < 20; stranger++)
      await fixture.call('/deposit', preflight(`https://${'x'.repeat(5000)}.example`, 'GET'));
    assert.equal(lines().length, 10);
    assert(
      lines().every(({ length }) => length < 400),
      'a stranger fills the log',
    );
  });

  it('lets the page read answers and errors alike, Retry-After included', async () => {
    const { fixture, token } = await startDeposit();
    const headers = { origin };
    fixture.gateway.create = connectionFailure('ECONNREFUSED', '');
    const large = { transactionNumber: '1'.repeat(5000) };
    for (const [response, status] of [
      [await fixture.call('/deposit', { headers }), 401],
      [await fixture.call('/deposit', { token, headers }), 503],
      [await fixture.call('/deposit/activation', { token, headers, json: {} }), 400],
      [await fixture.call('/deposit/activation', { token, headers, json: large }), 413],
    ] as const) {
      assert.equal(response.status, status);
      assert.equal(response.headers.get('access-control-allow-origin'), origin);
      assert.equal(response.headers.get('access-control-expose-headers'), 'retry-after');
    }
  });

  it('is not for the routes of merchant and gateway', async () => {
    const fixture = await startProxy();
    for (const path of ['/sessions', '/deposits/dep_x', '/events', '/postback']) {
      for (const init of [preflight(origin), { token: apiKey, headers: { origin } }]) {
        const { headers } = await fixture.call(path, init);
        for (const name of headers.keys()) assert(!name.startsWith('access-control-'), `${path}: ${name}`);
      }
    }
  });
});

describe('every answer', () => {
  it('carries the security headers and is kept by no cache', async () => {
    const { fixture, token } = await startDeposit();
    const { token: forWindow } = await fixture.session({ flow: 'window' });
    const form = new URLSearchParams({ session: forWindow });
    for (const response of [
      await fixture.call('/deposit/window/visit', { method: 'POST', body: form }),
      await fixture.call('/deposit', { token }),
      await fixture.call('/deposit'),
      await fixture.call('/sessions', { json: {} }),
      await fixture.postback('{}'),
      await fixture.call('/healthz'),
      await fixture.call('/nowhere'),
    ]) {
      const { headers } = response;
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    }
  });
});

describe('routes', () => {
  it('are not found where there are none, with a key and without', async () => {
    const { fixture, token } = await startDeposit();
    for (const path of ['/', '/nowhere', '/deposit/nowhere', '/session', '/sessions/1/x', '/postback/x']) {
      for (const key of [undefined, token]) {
        const response = await fixture.call(path, { ...(key && { token: key }) });
        await assertProblem(response, 404, 'not_found');
      }
    }
  });

  for (const [method, path, allow, key] of [
    ['POST', '/deposit', 'GET, HEAD'],
    ['DELETE', '/deposit', 'GET, HEAD'],
    ['GET', '/deposit/activation', 'POST'],
    ['GET', '/postback', 'POST'],
    ['PUT', '/postback', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['GET', '/sessions', 'POST', apiKey],
    ['POST', '/sessions/dep_1', 'DELETE', apiKey],
    ['POST', '/events', 'GET, HEAD', apiKey],
    ['PATCH', '/deposits/dep_1', 'GET, HEAD', apiKey],
  ] as const) {
    it(`do not take ${method} ${path}, and say what they take`, async () => {
      for (const basePath of ['', '/pay']) {
        const fixture = await startProxy({ basePath });
        const response = await fixture.call(basePath + path, { method, ...(key && { token: key }) });
        assert.equal(response.headers.get('allow'), allow);
        await assertProblem(response, 405, 'method_not_allowed');
      }
    });
  }

  it("say nothing of the merchant's methods without an API key", async () => {
    const fixture = await startProxy();
    for (const path of ['/sessions', '/sessions/dep_1', '/deposits/dep_1', '/events/evt_1/redeliver']) {
      await assertProblem(await fixture.call(path, { method: 'PUT' }), 401, 'unauthorized');
    }
  });

  it('are taken with a slash behind, as somebody at the gateway may have typed the address for postbacks', async () => {
    for (const basePath of ['', '/pay']) {
      const fixture = await startProxy({ basePath });
      const path = `${basePath}/postback/`;
      const body = signedPostback([entry('order-of-nobody')]);
      const response = await fixture.call(path, { method: 'POST', body });
      assert.deepEqual([response.status, await response.text()], [200, '{"status":"ok"}']);
      assert.match(fixture.requestLines.at(-1) ?? '', /\/postback","status":200/);
      await assertProblem(await fixture.call(path), 405, 'method_not_allowed');
      await assertProblem(await fixture.call(`${path}/`, { method: 'POST', body }), 404, 'not_found');
    }
  });

  it('lie under the base path', async () => {
    const fixture = await startProxy({ basePath: '/pay' });
    const json = { label: 'payer-1', amount: '1000' };
    assert.equal((await fixture.call('/pay/sessions', { token: apiKey, json })).status, 201);
    await assertProblem(await fixture.call('/sessions', { token: apiKey, json }), 404, 'not_found');
    assert.equal((await fixture.call('/pay/healthz')).status, 200);
  });
});
