import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { UnknownReason, WithdrawalOutcome } from '../../src/gateway/index.ts';
import { startHttpServer, unusedUrl } from './http-server.ts';
import { withdrawAgainst, withdrawAt } from './withdraw-against.ts';

const ended =
  (status: number, body: string | Buffer = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

function assertUnknown(outcome: WithdrawalOutcome, reason: UnknownReason): void {
  assert.equal(outcome.kind === 'unknown' ? outcome.reason : outcome.kind, reason);
}

describe('a withdrawal that meets a fault may have been paid: unknown, never refused', () => {
  const faults: readonly (readonly [string, UnknownReason, (response: ServerResponse) => void])[] = [
    ['a connection reset', 'connection_lost', (response) => response.socket?.resetAndDestroy()],
    ['a connection closed', 'connection_lost', (response) => response.destroy()],
    [
      'a body cut short',
      'connection_lost',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"status":"ok"}', () => response.destroy());
      },
    ],
    ['half of the JSON', 'not_json', ended(200, '{"status":"o')],
    ['a page with 200', 'not_json', ended(200, '<html>Maintenance</html>')],
    ['status twice', 'not_json', ended(200, '{"status":"fail","status":"ok"}')],
    ['a page with 500', 'server_error', ended(500, '<html>Whoops</html>')],
    ['a fail with 500', 'server_error', ended(500, '{"status":"fail","message":"x"}')],
    ['502', 'server_error', ended(502)],
    ['429', 'unexpected_status', ended(429, '{"status":"fail","message":"x"}')],
    ['an ok with 422', 'unexpected_status', ended(422, '{"status":"ok"}')],
    ['an undocumented status', 'unexpected_reply', ended(200, '{"status":"pending"}')],
    ['a status that is no text', 'unexpected_reply', ended(200, '{"status":true}')],
    ['an empty object', 'unexpected_reply', ended(200, '{}')],
    ['an empty body', 'not_json', ended(200)],
    ['10 MB', 'too_large', ended(200, `{"status":"ok"}${' '.repeat(10_000_000)}`)],
    [
      'a gzip bomb',
      'too_large',
      ended(200, gzipSync(Buffer.alloc(32 * 1024 * 1024, ' ')), { 'content-encoding': 'gzip' }),
    ],
  ];
  for (const [name, reason, answer] of faults) {
    it(`${name}: ${reason}`, async (t) => assertUnknown(await withdrawAgainst(t, answer), reason));
  }

  it('no answer: timeout', async (t) => {
    const options = { responseTimeoutMs: 30 };
    assertUnknown(await withdrawAgainst(t, () => undefined, { options }), 'timeout');
  });

  it('an answer that never ends: timeout', async (t) => {
    const stall = (response: ServerResponse) => void response.writeHead(200).write('{"status":"ok"');
    assertUnknown(await withdrawAgainst(t, stall, { options: { totalTimeoutMs: 80 } }), 'timeout');
  });

  for (const status of [301, 302, 307, 308]) {
    it(`a redirect with ${status}: not followed`, async (t) => {
      const elsewhere = await startHttpServer(t, ended(200, '{"status":"ok"}'));
      assertUnknown(await withdrawAgainst(t, ended(status, '', { location: elsewhere.url })), 'redirect');
      assert.equal(elsewhere.requests.length, 0);
    });
  }

  it('is one request, whatever happens', async (t) => {
    const server = await startHttpServer(t, (response) => response.destroy());
    await withdrawAt(server.url);
    assert.equal(server.requests.length, 1);
  });
});

describe('a withdrawal that certainly was not processed may be sent again: unsent', () => {
  it('nothing listens', async () => {
    const outcome = await withdrawAt(await unusedUrl());
    assert.ok(outcome.kind === 'unsent' && outcome.reason === 'connection', outcome.kind);
  });

  for (const body of [
    'Not found',
    '',
    '<html>',
    '{"status":"fail","message":"Not found"}',
    '{"message":"ok"}',
  ]) {
    it(`404 with ${JSON.stringify(body)}: our configuration is wrong, and nothing else`, async (t) => {
      const outcome = await withdrawAgainst(t, ended(404, body));
      assert.ok(outcome.kind === 'unsent' && outcome.reason === 'misconfigured', outcome.kind);
      // This call carries no secret that could be wrong.
      assert.doesNotMatch(outcome.detail, /secret is wrong|pluginapi_secret/);
      assert.match(outcome.detail, /apiUrl.*IP address.*registered/);
    });
  }

  it('but not a 404 that says ok: one of the two is wrong', async (t) => {
    const outcome = await withdrawAgainst(t, ended(404, '{"status":"ok"}'));
    assert.ok(outcome.kind === 'unknown' && outcome.reason === 'unexpected_status', outcome.kind);
  });
});
