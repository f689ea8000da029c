import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { ProxyOptions } from '../../../src/proxy/index.ts';
import { createNodeServer, nodeHandler, socketAddress } from '../../../src/proxy/node/index.ts';
import { serveOnLoopback } from '../../tools/listen-on-loopback.ts';
import { ProxyFixture, apiKey } from '../proxy-fixture.ts';
import { entry, signedPostback } from '../signed-postback.ts';

async function makeProxy(
  t: TestContext,
  options: Pick<ProxyOptions, 'clientAddress' | 'postbackAddresses'> = {},
) {
  const fixture = new ProxyFixture();
  t.after(() => fixture.close());
  return fixture.open(options);
}

const serve = (t: TestContext, listener: RequestListener) => serveOnLoopback(t, createServer(listener));

const makeSession = (url: string, connection = 'close') =>
  fetch(`${url}/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', connection },
    body: JSON.stringify({ label: 'payer-1', amount: '2500' }),
  });

describe('the proxy in Node’s http', () => {
  it('answers as it does to fetch', async (t) => {
    const url = await serve(t, nodeHandler(await makeProxy(t)));
    assert.equal((await makeSession(url)).status, 201);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it('reads the bytes of a postback as they came', async (t) => {
    const url = await serve(t, nodeHandler(await makeProxy(t)));
    const response = await fetch(`${url}/postback`, { method: 'POST', body: signedPostback([entry('x')]) });
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
  });

  it('takes a body in pieces whose length nobody told, as a load balancer may send it on', async (t) => {
    const url = await serve(t, nodeHandler(await makeProxy(t)));
    const inPieces = (path: string, text: string) => {
      const body = new Blob([text.slice(0, 20), text.slice(20)]).stream();
      const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body, duplex: 'half' } as const;
      return fetch(url + path, init);
    };
    const postback = await inPieces('/postback', signedPostback([entry('x')]));
    assert.deepEqual([postback.status, await postback.json()], [200, { status: 'ok' }]);
    assert.equal((await inPieces('/sessions', '{"label":"payer-1","amount":"2500"}')).status, 201);
    assert.equal((await inPieces('/postback', 'x'.repeat(300_000))).status, 413);
  });

  it('answers under a path that the framework cuts off', async (t) => {
    const handle = nodeHandler(await makeProxy(t));
    const url = await serve(t, (request, response) => {
      request.url = request.url?.replace('/pay', '') ?? '/';
      handle(request, response);
    });
    assert.equal((await makeSession(`${url}/pay`)).status, 201);
  });

  it('answers 500 and goes on when the handler fails', async (t) => {
    t.mock.method(console, 'error', () => undefined);
    let calls = 0;
    const url = await serve(
      t,
      nodeHandler({
        fetch: () => (calls++ ? Promise.resolve(new Response('ok')) : Promise.reject(new Error())),
      }),
    );
    assert.equal((await fetch(url)).status, 500);
    assert.equal((await fetch(url)).status, 200);
  });

  for (const [address, status] of [
    ['127.0.0.1', 200],
    ['203.0.113.9', 403],
  ] as const) {
    it(`knows the caller by its socket: ${status} with ${address} on the list`, async (t) => {
      const proxy = await makeProxy(t, { clientAddress: socketAddress, postbackAddresses: [address] });
      const url = await serve(t, nodeHandler(proxy));
      const response = await fetch(`${url}/postback`, {
        method: 'POST',
        headers: { 'x-forwarded-for': '203.0.113.9' },
        body: signedPostback([entry('x')]),
      });
      assert.equal(response.status, status);
    });
  }
});

describe('the proxy’s own server', () => {
  it('ends after the long poll under way is answered', async (t) => {
    const proxy = await makeProxy(t);
    const { server, drain } = createNodeServer(proxy);
    const url = await serveOnLoopback(t, server);
    const { token } = (await (await makeSession(url)).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const { version } = (await (await fetch(`${url}/deposit`, { headers })).json()) as { version: number };
    const arrived = once(server, 'request');
    const poll = fetch(`${url}/deposit?after=${version}`, { headers });
    await arrived;
    const [response] = await Promise.all([poll, drain(), proxy.stop()]);
    assert.equal(response.status, 200);
    await assert.rejects(fetch(`${url}/healthz`));
  });

  it('refuses headers that no browser sends', async (t) => {
    const { server } = createNodeServer(await makeProxy(t));
    const url = await serveOnLoopback(t, server);
    assert.equal((await fetch(url, { headers: { 'x-long': 'x'.repeat(9000) } })).status, 431);
  });
});
