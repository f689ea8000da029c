import assert from 'node:assert/strict';
import { it } from 'node:test';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { asProxyError } from '../../src/element/as-proxy-error.ts';
import { ProxyClient } from '../../src/element/proxy-client.ts';

/** What the page's developers are told when the proxy answers so. */
async function reasonOf(answer: () => Promise<Response>): Promise<readonly [string, string]> {
  const client = new ProxyClient('https://proxy.example', 'token', answer);
  const error: unknown = await client.view(new AbortController().signal).catch((error: unknown) => error);
  const { code, message } = asProxyError(error);
  return [code, message];
}

for (const [name, answer, reason] of [
  [
    'no answer',
    () => Promise.reject(new TypeError('Failed to fetch')),
    ['network', 'The proxy cannot be reached, or not from this origin.'],
  ],
  [
    'no JSON',
    () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })),
    ['unreadable', 'The answer is none of the contract: HTTP 502'],
  ],
  [
    'JSON of something before the proxy',
    () => Promise.resolve(Response.json({ message: 'Bad gateway' }, { status: 502 })),
    ['unreadable', 'The answer is none of the contract: HTTP 502'],
  ],
  [
    'another contract',
    () => Promise.resolve(Response.json({ ...awaiting(), amount: 2500 })),
    ['unreadable', 'The answer is none of the contract: HTTP 200'],
  ],
  [
    'a problem',
    () =>
      Promise.resolve(
        Response.json({ code: 'session_expired', detail: 'Its time is over.' }, { status: 401 }),
      ),
    ['session_expired', 'Its time is over.'],
  ],
] as const) {
  it(`is told to the page’s developers: ${name}`, async () => {
    assert.deepEqual(await reasonOf(answer), reason);
  });
}

it('is no answer, when it is something that nobody expects', () => {
  const { code, message } = asProxyError(new RangeError('Invalid array length'));
  assert.deepEqual([code, message], ['network', 'RangeError: Invalid array length']);
});
