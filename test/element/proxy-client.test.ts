import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { activate } from '../../src/element/later/deposit-requests.ts';
import { ProxyClient } from '../../src/element/proxy-client.ts';

const { signal } = new AbortController();

function client(answer: (init: RequestInit) => Response | Promise<Response>) {
  const requests: { url: string; init: RequestInit }[] = [];
  const proxy = new ProxyClient('/pay/', 'secret-token', (url, init = {}) => {
    requests.push({ url: url instanceof Request ? url.url : url.toString(), init });
    return Promise.resolve(answer(init));
  });
  return { proxy, requests };
}

const never = (init: RequestInit) =>
  new Promise<Response>((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });

describe('asking the proxy', () => {
  it('sends the session as a bearer token, and asks for no cookie to go to another site', async () => {
    const { proxy, requests } = client(() => Response.json(awaiting()));
    assert.deepEqual(await proxy.view(signal, 7), awaiting());
    const [{ url, init } = { url: '', init: {} }] = requests;
    assert.equal(url, '/pay/deposit?after=7');
    assert.equal(new Headers(init.headers).get('authorization'), 'Bearer secret-token');
    assert.notEqual(init.credentials, 'include');
    assert.equal(init.cache, 'no-store');
  });

  it('sends a number so that it arrives even when the page is closed', async () => {
    const { proxy, requests } = client(() => Response.json(awaiting()));
    await activate(proxy, { transactionNumber: '48291736', attempt: 1 }, signal);
    assert.equal(requests[0]?.init.method, 'POST');
    assert.equal(requests[0].init.keepalive, true);
  });

  for (const [header, retryAfterMs] of [
    ['20', 20_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    [undefined, undefined],
  ] as const) {
    it(`reads Retry-After: ${header ?? 'none'}`, async () => {
      const { proxy } = client(() =>
        Response.json(
          { code: 'rate_limited', detail: 'Slower, please.' },
          { status: 429, headers: header ? { 'retry-after': header } : {} },
        ),
      );
      await assert.rejects(proxy.view(signal), {
        code: 'rate_limited',
        message: 'Slower, please.',
        retryAfterMs,
      });
    });
  }

  it('refuses a view the contract does not know', async () => {
    const { proxy } = client(() => Response.json({ ...awaiting(), amount: '2500' }));
    await assert.rejects(proxy.view(signal), { name: 'ProxyError', code: 'unreadable' });
  });

  it('gives a dead connection up', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { proxy } = client(never);
      const refused = assert.rejects(proxy.view(signal), { code: 'network' });
      mock.timers.tick(60_000);
      await refused;
    } finally {
      mock.timers.reset();
    }
  });

  it('is aborted by its caller', async () => {
    const controller = new AbortController();
    const { proxy, requests } = client(never);
    const refused = assert.rejects(proxy.view(controller.signal), { code: 'network' });
    controller.abort();
    await refused;
    assert.equal(requests[0]?.init.signal?.aborted, true);
  });

  it('never tells the token in an error', async () => {
    const { proxy } = client(() => new Response('<h1>secret</h1>', { status: 502 }));
    await assert.rejects(proxy.view(signal), (error: Error) => !error.message.includes('secret'));
  });
});
