import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resumeFragment } from '../../src/contract/resume.ts';
import { createProxy } from '../../src/proxy/index.ts';
import { resumedSessionSchema, resumeLinkSchema } from '../contract/answer-schemas.ts';
import { apiKey, assertProblem, gatewaySecret, goodOptions, origin, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';

const url = `${origin}/pay/continue?shop=1`;
const resume = { url };
const key = 'A'.repeat(22);
const minutes = 60_000;

async function linkOf(fixture: ProxyFixture, token: string): Promise<string> {
  const response = await fixture.call('/deposit/resume', { token, method: 'POST' });
  assert.equal(response.status, 200, await response.clone().text());
  const link = resumeLinkSchema.parse(await response.json());
  assert.equal(link.expiresInMs, 10 * minutes);
  return link.url;
}

/** What the phone finds behind the `#`. */
const credentialIn = (link: string): string =>
  link.slice(link.indexOf(resumeFragment) + resumeFragment.length);

const exchange = (fixture: ProxyFixture, credential: string, deviceKey = key): Promise<Response> =>
  fixture.call('/resume', { json: { credential, key: deviceKey } });

async function tokenIn(fixture: ProxyFixture, response: Response): Promise<string> {
  assert.equal(response.status, 200, await response.clone().text());
  const { token } = resumedSessionSchema.parse(await response.json());
  // Looked for in every row and log line when the test ends.
  fixture.tokens.push(token);
  return token;
}

/** A deposit on the desktop, and what its link holds. */
async function startWithLink() {
  const fixture = await startProxy({ resume });
  const session = await fixture.session();
  const credential = credentialIn(await linkOf(fixture, session.token));
  return { fixture, ...session, credential };
}

describe('going on on another device', () => {
  it('opens the same deposit with a token of its own, on the page the merchant named', async () => {
    const fixture = await startProxy({ resume });
    const { token, depositId } = await fixture.session();
    const link = await linkOf(fixture, token);
    assert(link.startsWith(url + resumeFragment), link);
    assert(!link.includes(token));
    const phone = await tokenIn(fixture, await exchange(fixture, credentialIn(link)));
    assert.notEqual(phone, token);
    assert.equal((await fixture.view(phone)).id, depositId);
    assert.equal((await fixture.view(phone)).canResume, true);
    await fixture.submit(phone, '23936785');
    const desktop = await fixture.view(token);
    assert.deepEqual([desktop.state, desktop.handedIn.length], ['accepted', 1]);
  });

  it('is told to whoever waits on the desktop', async () => {
    const { fixture, token, credential } = await startWithLink();
    const { version } = await fixture.view(token);
    const poll = fixture.view(token, `?after=${version}`);
    const phone = await tokenIn(fixture, await exchange(fixture, credential));
    await fixture.submit(phone, '23936785');
    assert((await poll).version > version);
  });

  it('answers the same device again, whose answer was lost, and no other', async () => {
    const { fixture, credential } = await startWithLink();
    const first = await tokenIn(fixture, await exchange(fixture, credential));
    assert.equal(await tokenIn(fixture, await exchange(fixture, credential)), first);
    await assertProblem(await exchange(fixture, credential, 'B'.repeat(22)), 410, 'resume_link_used');
    assert.equal(fixture.rows('select * from session').length, 2);
    // The one that was lost may also be asked for when the link's time is over.
    fixture.clock.advance(11 * minutes);
    assert.equal(await tokenIn(fixture, await exchange(fixture, credential)), first);
  });

  it('makes one session, however many devices ask at once', async () => {
    const { fixture, credential } = await startWithLink();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        exchange(fixture, credential, `device-${index}`.padEnd(22, 'x')),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, ...Array<number>(19).fill(410)]);
    assert.equal(fixture.rows('select * from session').length, 2);
  });

  it('is over after ten minutes', async () => {
    const { fixture, credential } = await startWithLink();
    fixture.clock.advance(10 * minutes - 1);
    const late = await startWithLink();
    late.fixture.clock.advance(10 * minutes);
    assert.equal((await exchange(fixture, credential)).status, 200);
    await assertProblem(await exchange(late.fixture, late.credential), 410, 'resume_link_expired');
  });

  for (const [name, change] of [
    ['nothing', () => ''],
    ['a session token', () => 'A'.repeat(43)],
    ['a later expiry', (credential: string) => credential.replace(/\w+$/, 'zzzzzzzz')],
    ['another deposit', (credential: string) => credential.replace('dep_', 'dep_x')],
    ['one character less', (credential: string) => credential.slice(0, -1)],
    ['a signature of nothing', (credential: string) => credential.replace(/^[\w-]+/, '')],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const { fixture, credential } = await startWithLink();
      await assertProblem(await exchange(fixture, change(credential)), 422, 'resume_link_invalid');
      assert.equal(fixture.rows('select * from session').length, 1);
    });
  }

  it('refuses a key that anybody could guess, and what is no request', async () => {
    const { fixture, credential } = await startWithLink();
    const bodies = [
      { credential },
      { key },
      { credential, key: 'short' },
      { credential, key, more: 1 },
      [],
      null,
    ];
    for (const json of [...bodies, { credential: 'x'.repeat(300), key }]) {
      await assertProblem(await fixture.call('/resume', { json }), 400, 'invalid_request');
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const init = { json: { credential, key }, headers: form };
    await assertProblem(await fixture.call('/resume', init), 415, 'unsupported_media_type');
    assert.equal((await fixture.call('/resume')).status, 405);
  });

  it('outlives neither the first session nor its revocation', async () => {
    const { fixture, depositId, token, expiresAt, credential } = await startWithLink();
    const unused = credentialIn(await linkOf(fixture, token));
    const phone = await tokenIn(fixture, await exchange(fixture, credential));
    const ends = fixture.rows('select expires_at from session').map((row) => row['expires_at']);
    assert.deepEqual(ends, [Date.parse(expiresAt), Date.parse(expiresAt)]);

    await fixture.proxy.revokeSessions(depositId);
    for (const ended of [token, phone]) {
      await assertProblem(await fixture.call('/deposit', { token: ended }), 401, 'session_invalid');
    }
    await assertProblem(await exchange(fixture, unused), 401, 'session_invalid');
    // Asked for again by the device that had it, it still opens nothing.
    const again = await tokenIn(fixture, await exchange(fixture, credential));
    await assertProblem(await fixture.call('/deposit', { token: again }), 401, 'session_invalid');
  });

  it('leaves no session behind that a revocation at the same time missed', async () => {
    for (let round = 0; round < 10; round++) {
      const { fixture, depositId, credential } = await startWithLink();
      await Promise.all([exchange(fixture, credential), fixture.proxy.revokeSessions(depositId)]);
      assert.deepEqual(fixture.rows('select * from session where revoked_at is null'), []);
    }
  });

  it('goes on from the second device to a third', async () => {
    const { fixture, depositId, credential } = await startWithLink();
    const phone = await tokenIn(fixture, await exchange(fixture, credential));
    const onward = credentialIn(await linkOf(fixture, phone));
    const third = await tokenIn(fixture, await exchange(fixture, onward));
    assert.equal((await fixture.view(third)).id, depositId);
  });

  it('gives 20 links a day for one deposit, whichever of its sessions asks', async () => {
    const { fixture, token, credential } = await startWithLink();
    const phone = await tokenIn(fixture, await exchange(fixture, credential));
    for (let more = 1; more < 20; more++) await linkOf(fixture, more % 2 ? token : phone);
    const response = await fixture.call('/deposit/resume', { token: phone, method: 'POST' });
    assert(Number(response.headers.get('retry-after')) > 0);
    await assertProblem(response, 429, 'rate_limited');
    const other = await fixture.session();
    await linkOf(fixture, other.token);
  });

  it('is read by another instance with the same API keys, and by none without', async () => {
    const { fixture, credential } = await startWithLink();
    const instance = (apiKeys: string[]) =>
      createProxy({ ...goodOptions, resume, apiKeys, store: fixture.store, clock: fixture.clock });
    const ask = (apiKeys: string[]) =>
      instance(apiKeys).fetch(
        new Request('https://proxy.example/resume', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ credential, key }),
        }),
      );
    const newer = 'newer-api-key-0123456789abcdef';
    await assertProblem(await ask([newer]), 422, 'resume_link_invalid');
    assert.equal((await ask([newer, apiKey])).status, 200);
  });

  it('is said to be possible only where a page is configured', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session();
    assert.equal((await fixture.view(token)).canResume, false);
    const init = { token, method: 'POST' };
    await assertProblem(await fixture.call('/deposit/resume', init), 422, 'resume_not_configured');
    await assertProblem(await fixture.call('/deposit/resume', { method: 'POST' }), 401, 'session_invalid');
  });

  it('answers the shop’s own pages alone', async () => {
    const { fixture, credential } = await startWithLink();
    for (const [asking, allowed] of [
      [origin, origin],
      ['https://elsewhere.example', null],
    ] as const) {
      const init = { json: { credential, key }, headers: { origin: asking } };
      const response = await fixture.call('/resume', init);
      assert.equal(response.headers.get('access-control-allow-origin'), allowed);
      assert.equal(response.headers.get('cache-control'), 'no-store');
    }
  });

  it('writes no credential, key or token anywhere', async () => {
    const { fixture, credential } = await startWithLink();
    await tokenIn(fixture, await exchange(fixture, credential));
    await exchange(fixture, credential, 'B'.repeat(22));
    await exchange(fixture, `${credential}x`);
    const [signature = ''] = credential.split('.');
    const said = [...fixture.logged, ...fixture.requestLines].join('\n');
    assert.match(said, /deposit resumed on another device/);
    const rows = ['session', 'deposit', 'counter'].map((table) => fixture.rows(`select * from ${table}`));
    for (const secret of [signature, credential, key, gatewaySecret]) {
      assert(!said.includes(secret));
      assert(!JSON.stringify(rows).includes(secret));
    }
  });
});
