import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activateAt } from './activate-against.ts';
import { startTlsServer } from './tls-server.ts';
import type { TlsServerOptions } from './tls-server.ts';
import { withdrawAt } from './withdraw-against.ts';

/** What fetch rejects with where the system gave up for this cause. */
const failed = (cause: object) => () => Promise.reject(new TypeError('fetch failed', { cause }));
const systemError = (code: string, syscall: string) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

describe('a gateway that was never connected to has been sent nothing: a number, or a payout, may be sent again', () => {
  const certificates: readonly (readonly [string, TlsServerOptions, RegExp])[] = [
    ['has expired', { validUntil: '2020-02-01' }, /CERT_HAS_EXPIRED/],
    ['is not valid yet', { validFrom: '2119-01-01' }, /CERT_NOT_YET_VALID/],
    ['is of another name', { name: 'another.example' }, /ERR_TLS_CERT_ALTNAME_INVALID/],
    ['nobody knows', { isTrusted: false }, /DEPTH_ZERO_SELF_SIGNED_CERT/],
  ];
  for (const [what, options, code] of certificates) {
    it(`as its certificate ${what}`, async (t) => {
      const server = await startTlsServer(t, options);
      for (const outcome of [await activateAt(server.url), await withdrawAt(server.url)]) {
        assert.ok(outcome.kind === 'unsent', outcome.kind);
        assert.equal(outcome.reason, 'connection');
        assert.match(outcome.detail, code);
      }
      assert.equal(server.requests(), 0);
    });
  }

  it('but was, where its certificate holds', async (t) => {
    const server = await startTlsServer(t);
    assert.equal((await activateAt(server.url)).kind, 'accepted');
    assert.equal(server.requests(), 1);
  });

  // Refused is also told late, of a request that was read: by a firewall that begins to reject, to a machine that does
  // not ask again for long (tcp_retries2).
  const codes = ['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL', 'ENETDOWN'];
  for (const code of codes) {
    it(`as the way there was missing (${code})`, async () => {
      const fetch = failed(systemError(code, 'connect'));
      const outcome = await activateAt('https://a.example', { fetch });
      assert.equal(outcome.kind, 'unsent');
    });

    it(`unless the way was lost later (${code})`, async () => {
      const fetch = failed(systemError(code, 'read'));
      const outcome = await activateAt('https://a.example', { fetch });
      assert.ok(outcome.kind === 'unknown' && outcome.reason === 'connection_lost');
    });
  }

  it('as none of its addresses could be reached', async () => {
    const all = [systemError('ENETUNREACH', 'connect'), systemError('ETIMEDOUT', 'connect')];
    const fetch = failed(Object.assign(new AggregateError(all), { code: 'ENETUNREACH' }));
    assert.equal((await activateAt('https://a.example', { fetch })).kind, 'unsent');
    const some = [...all, systemError('ECONNRESET', 'read')];
    const others = failed(Object.assign(new AggregateError(some), { code: 'ENETUNREACH' }));
    assert.equal((await activateAt('https://a.example', { fetch: others })).kind, 'unknown');
  });
});
