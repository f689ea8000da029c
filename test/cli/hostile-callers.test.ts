import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runServe } from '../../src/cli/serve/run-serve.ts';
import type { RunningServe } from '../../src/cli/serve/run-serve.ts';
import { readServeSettings } from '../../src/cli/serve/serve-settings.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { sendRaw } from './send-raw.ts';
import { accessKey, canaries } from './serve-process.ts';

const keys = { accessKey, privateKey: canaries.privateKey, account: 'default' };
const key = `Authorization: Bearer ${canaries.apiKey}`;
const json = 'Content-Type: application/json';
const session = '{"label":"a","amount":"1000"}';
const payout =
  '{"label":"a","amount":"1000","accountNumber":"03405138","accountName":"Test","bank":"Bank Of Ceylon"}';

/** A request as a text, with the length of its body. */
const ask = (line: string, headers: readonly string[] = [], body = ''): string =>
  [
    `${line} HTTP/1.1`,
    'Host: proxy',
    'Connection: close',
    ...headers,
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    '',
    body,
  ].join('\r\n');

const preflight = (path: string, origin: string) =>
  ask(`OPTIONS ${path}`, [`Origin: ${origin}`, 'Access-Control-Request-Method: POST']);

describe('hostile callers of a real socket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-hostile-'));
  let running: RunningServe;
  before(async () => {
    const settings = readServeSettings(
      {
        PORT: '0',
        IPAY_METRICS_PORT: '0',
        IPAY_LOG_LEVEL: 'silent',
        IPAY_DATABASE_FILE: join(folder, 'proxy.db'),
        // Nobody listens there.
        IPAY_GATEWAY_API_URL: 'http://127.0.0.1:1',
        IPAY_GATEWAY_SECRET: canaries.gatewaySecret,
        IPAY_KEY_PAIRS: JSON.stringify([keys]),
        IPAY_API_KEYS: canaries.apiKey,
        IPAY_ORIGINS: 'https://shop.example',
        IPAY_BASE_PATH: '/pay',
        IPAY_WITHDRAWAL_MIN_AMOUNT: '500',
        IPAY_WITHDRAWAL_MAX_AMOUNT: '50000',
      },
      undefined,
    );
    running = await runServe(settings);
  });
  after(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
  });

  const send = (text: string): Promise<string> => sendRaw(running.url, text);

  const chunked = 'POST /pay/postback HTTP/1.1\r\nHost: proxy\r\nTransfer-Encoding: chunked\r\n';
  for (const [name, text, status] of [
    ['no path below the base path', ask('GET /sessions'), 404],
    ['two slashes', ask('POST /pay//sessions', [json], session), 404],
    ['dots that leave the base path', ask('POST /pay/../sessions', [json], session), 404],
    ['an encoded slash', ask('POST /pay%2fsessions', [json], session), 404],
    ['an encoded letter is no way past the key', ask('POST /pay/%73essions', [json], session), 401],
    ['dots are no way past the key', ask('POST /pay/deposit/%2e%2e/sessions', [json], session), 401],
    ['an absolute address is none', ask('POST http://evil.example/pay/sessions', [json], session), 401],
    ['an empty name', ask('DELETE /pay/sessions/', [key]), 405],
    ['an empty name and no key', ask('DELETE /pay/sessions/'), 401],
    ['a key one character short', ask('POST /pay/sessions', [key.slice(0, -1), json], session), 401],
    ['two keys', ask('POST /pay/sessions', ['Authorization: Bearer x', key, json], session), 401],
    ['another scheme', ask('POST /pay/sessions', [key.replace('Bearer', 'Basic'), json], session), 401],
    ['no content type', ask('POST /pay/sessions', [key], session), 415],
    ['a form’s content type', ask('POST /pay/sessions', [key, 'Content-Type: text/plain'], session), 415],
    ['JSON too deep', ask('POST /pay/sessions', [key, json], '['.repeat(8000)), 400],
    ['a key twice', ask('POST /pay/sessions', [key, json], '{"label":"b","label":"a","amount":"1"}'), 400],
    ['a prototype', ask('POST /pay/sessions', [key, json], '{"__proto__":{"label":"a"},"amount":"1"}'), 400],
    ['a huge body', ask('POST /pay/sessions', [key, json], `{"label":"${'a'.repeat(20_000)}"}`), 413],
    ['a huge postback', ask('POST /pay/postback', [], 'x'.repeat(3_000_000)), 413],
    ['a huge one in pieces', `${chunked}\r\n${`10000\r\n${'x'.repeat(65_536)}\r\n`.repeat(40)}`, 413],
    ['endless chunk extensions', `${chunked}\r\n3;${'a'.repeat(20_000)}\r\nabc\r\n0\r\n\r\n`, 413],
    [
      'two lengths',
      `${chunked.replace('Transfer-Encoding: chunked', 'Content-Length: 4')}Content-Length: 5\r\n\r\naaaaa`,
      400,
    ],
    [
      'a length and chunks',
      `${chunked}Content-Length: 4\r\n\r\n0\r\n\r\nGET /pay/healthz HTTP/1.1\r\n\r\n`,
      400,
    ],
    ['no host, as health checks of HTTP/1.0 name none', 'GET /pay/healthz HTTP/1.0\r\n\r\n', 200],
    ['no host', 'GET /pay/healthz HTTP/1.1\r\n\r\n', 400],
    ['HEAD of what cannot be got', ask('HEAD /pay/postback'), 405],
    ['TRACE', ask('TRACE /pay/healthz'), 405],
    ['a preflight for what browsers do not call', preflight('/pay/postback', 'https://shop.example'), 405],
    ['no idempotency key', ask('POST /pay/withdrawals', [key, json], payout), 400],
    [
      'two of them',
      ask('POST /pay/withdrawals', [key, json, 'Idempotency-Key: a', 'Idempotency-Key: b'], payout),
      400,
    ],
    ['one beyond ASCII', ask('POST /pay/withdrawals', [key, json, 'Idempotency-Key: কী'], payout), 400],
    [
      'a huge one',
      ask('POST /pay/withdrawals', [key, json, `Idempotency-Key: ${'k'.repeat(7000)}`], payout),
      400,
    ],
    [
      'another’s signature',
      ask(
        'POST /pay/postback',
        [],
        signedPostback([entry('x')], {}, { ...keys, privateKey: 'guessed-key-1' }),
      ),
      401,
    ],
    [
      'a byte order mark before a signed body',
      ask('POST /pay/postback', [], `\ufeff${signedPostback([entry('x')], {}, keys)}`),
      400,
    ],
  ] as const) {
    it(`${name}: ${status}`, async () => {
      const answer = await send(text);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), answer.slice(0, 300));
      // One answer: whatever came behind was not taken for a request.
      assert.equal(answer.match(/^HTTP\/1\.1 /gm)?.length, 1);
    });
  }

  it('gives no other origin the right to read, however much it looks like ours', async () => {
    const allowed = /^access-control-allow-origin: (.*)\r$/im;
    for (const origin of [
      'https://shop.example.evil',
      'https://evil-shop.example',
      'http://shop.example',
      'null',
    ]) {
      assert.doesNotMatch(await send(preflight('/pay/deposit/activation', origin)), allowed, origin);
    }
    const [, ours] = allowed.exec(await send(preflight('/pay/deposit', 'https://shop.example'))) ?? [];
    assert.equal(ours, 'https://shop.example');
    assert.doesNotMatch(await send(preflight('/pay/sessions', 'https://shop.example')), allowed);
  });

  it('names a request itself', async () => {
    const answer = await send(ask('GET /pay/healthz', ['X-Request-Id: forged']));
    assert.match(answer, /^x-request-id: [0-9a-f-]{36}\r$/im);
  });

  it('gives one payer’s key to no other', async () => {
    const headers = [key, json, 'Idempotency-Key: mine'];
    assert.match(await send(ask('POST /pay/withdrawals', headers, payout)), /^HTTP\/1\.1 (?:201|503) /);
    const other = payout.replace('"label":"a"', '"label":"b"');
    assert.match(await send(ask('POST /pay/withdrawals', headers, other)), /^HTTP\/1\.1 422 /);
  });
});
