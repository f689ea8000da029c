import assert from 'node:assert/strict';
import { createDecipheriv, createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { apiKey, assertProblem, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';

const url = 'https://plugin.gateway.example/';
const returnUrls = {
  success: 'https://shop.example/thanks?a=1&b=2',
  fail: 'https://shop.example/fail',
  pending: 'https://shop.example/wait',
};

async function openWindow(fixture: ProxyFixture, token: string, lang = 'en'): Promise<URLSearchParams> {
  const response = await fixture.call('/deposit/window', { token, json: { lang } });
  const body = (await response.json()) as { url: string };
  assert.equal(response.status, 200, JSON.stringify(body));
  const link = new URL(body.url);
  assert.equal(link.origin + link.pathname, url);
  return link.searchParams;
}

describe('POST /deposit/window', () => {
  it('gives a link with every parameter, and ids for redirects', async () => {
    const redirectIds = { success: 2, fail: 1, pending: 3 };
    const fixture = await startProxy({ window: { url, redirectIds } });
    const { token } = await fixture.session({ flow: 'window', amount: '2500', returnUrls });
    const { custom_transaction_id: id, ...rest } = Object.fromEntries(await openWindow(fixture, token, 'bn'));
    assert.match(id ?? '', /^[\w-]{1,36}$/);
    assert.deepEqual(rest, {
      label: 'payer-1',
      currency_code: 'LKR',
      lang: 'bn',
      wallet_type: 'ipay',
      fixed_amount: '2500',
      payment_url_success_id: '2',
      payment_url_fail_id: '1',
      payment_url_pending_id: '3',
    });
  });

  it('asks for a language that the window speaks, and for its first one where it has not the payer’s', async () => {
    const open = async (languages: string[] | undefined, lang: string) => {
      const fixture = await startProxy({ window: { url, languages } });
      const { token } = await fixture.session({ flow: 'window' });
      return (await openWindow(fixture, token, lang)).get('lang');
    };
    // Those of the gateway's own page, in its two versions.
    for (const lang of ['en', 'bn', 'si']) assert.equal(await open(undefined, lang), lang);
    assert.equal(await open(undefined, 'ta'), 'en');
    assert.equal(await open(['en', 'ta'], 'ta'), 'ta');
    assert.equal(await open(['bn', 'ta'], 'en'), 'bn');
  });

  it('hashes each redirect by a keyless strategy', async () => {
    const fixture = await startProxy({ window: { url, redirectHash: { strategy: 'sha256' } } });
    const { token } = await fixture.session({ flow: 'window', returnUrls });
    const link = await openWindow(fixture, token);
    for (const [outcome, address] of Object.entries(returnUrls)) {
      assert.equal(link.get(`${outcome}_url`), createHash('sha256').update(address).digest('hex'));
    }
  });

  it('encrypts each redirect with the key, which stays here', async () => {
    const key = 'canary-aes-key-0123456789abcdef!';
    const iv = 'q7Zx2Lw9TfKe5RbM';
    const redirectHash = { strategy: 'aes-256-cbc', key, iv } as const;
    const fixture = await startProxy({ window: { url, redirectHash } });
    const { token } = await fixture.session({ flow: 'window', returnUrls: { fail: returnUrls.fail } });
    const link = await openWindow(fixture, token);
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    const sealed = Buffer.from(link.get('fail_url') ?? '', 'base64url');
    assert.equal(Buffer.concat([decipher.update(sealed), decipher.final()]).toString(), returnUrls.fail);
    assert.equal(link.has('success_url'), false);
    assert(!fixture.answered.join('').includes(key));
  });

  it('uses the merchant’s own function', async () => {
    const hash = (address: string) => Promise.resolve(`mine:${address.length}`);
    const fixture = await startProxy({ window: { url, redirectHash: { strategy: 'custom', hash } } });
    const { token } = await fixture.session({ flow: 'window', returnUrls });
    assert.equal((await openWindow(fixture, token)).get('fail_url'), `mine:${returnUrls.fail.length}`);
  });

  it('names one payment however often it is opened, also by two at once and after a restart', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session({ flow: 'window' });
    const before = await fixture.view(token);
    assert.equal('windowOpened' in before && before.windowOpened, false);
    assert.equal(before.wallet, null);
    const links = await Promise.all([openWindow(fixture, token), openWindow(fixture, token)]);
    await fixture.open();
    links.push(await openWindow(fixture, token));
    assert.equal(new Set(links.map((link) => link.get('custom_transaction_id'))).size, 1);
    const after = await fixture.view(token);
    assert.equal('windowOpened' in after && after.windowOpened, true);
    assert(after.version > before.version);
    assert.equal(fixture.gateway.creates.length, 0);
  });

  it('is credited by its postback, also after its time', async () => {
    const fixture = await startProxy();
    for (const waitMs of [0, 3_600_000]) {
      const { token } = await fixture.session({ flow: 'window' });
      const order = (await openWindow(fixture, token)).get('custom_transaction_id') ?? '';
      fixture.clock.advance(waitMs);
      await fixture.proxy.runDue();
      await fixture.pay(order, { transaction_id: `tx-${waitMs}` });
      const view = await fixture.view(token);
      assert.equal(view.state, 'credited');
      assert.equal('transactionNumber' in view && view.transactionNumber, null);
      const response = await fixture.call('/deposit/window', { token, json: {} });
      await assertProblem(response, 409, 'submission_closed');
    }
  });

  it('opens no more once the time is over, before the sweeper knows and after', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session({ flow: 'window', expiresInSeconds: 60 });
    await openWindow(fixture, token);
    fixture.clock.advance(60_000);
    const open = () => fixture.call('/deposit/window', { token, json: {} });
    await assertProblem(await open(), 409, 'submission_closed');
    await fixture.proxy.runDue();
    await assertProblem(await open(), 409, 'submission_closed');
  });

  it('opens for no session of the other flow, and in no odd language', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session();
    const response = await fixture.call('/deposit/window', { token, json: {} });
    await assertProblem(response, 422, 'window_not_configured');
    for (const lang of ['EN', 'eng', '', 'e&']) {
      const odd = await fixture.call('/deposit/window', { token, json: { lang } });
      await assertProblem(odd, 400, 'invalid_request');
    }
    assert.equal((await fixture.call('/events', { token: apiKey })).status, 200);
  });
});

describe('POST /deposit/window/visit', () => {
  const visit = (fixture: ProxyFixture, fields: Readonly<Record<string, string>> | string) =>
    fixture.call('/deposit/window/visit', { method: 'POST', body: new URLSearchParams(fields) });

  it('sends a browser without script to the payment window, the token left behind', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session({ flow: 'window', amount: '2500' });
    const response = await visit(fixture, { session: token, lang: 'bn' });
    assert.equal(response.status, 303);
    const location = new URL(response.headers.get('location') ?? '');
    assert.equal(location.searchParams.get('lang'), 'bn');
    assert.equal(location.href.includes(token), false);
    // The same order as the element's way: however often and however it is opened, it is one payment.
    const order = location.searchParams.get('custom_transaction_id');
    assert.equal((await openWindow(fixture, token)).get('custom_transaction_id'), order);
  });

  it('sends a payer who has paid to the page that tells how it stands', async () => {
    const fixture = await startProxy({ window: { url, redirectIds: { pending: 3 } } });
    const { token } = await fixture.session({ flow: 'window', returnUrls: { pending: returnUrls.pending } });
    await fixture.pay((await openWindow(fixture, token)).get('custom_transaction_id') ?? '');
    const response = await visit(fixture, { session: token });
    assert.deepEqual([response.status, response.headers.get('location')], [303, returnUrls.pending]);
  });

  it('goes to a page whose address has letters beyond ASCII', async () => {
    const fixture = await startProxy({ window: { url, redirectIds: { pending: 3 } } });
    const pending = 'https://shop.example/ආපසු?from=இங்கே';
    const { token } = await fixture.session({ flow: 'window', returnUrls: { pending } });
    fixture.clock.advance(1_800_000);
    const response = await visit(fixture, { session: token });
    assert.deepEqual([response.status, response.headers.get('location')], [303, new URL(pending).href]);
  });

  it('takes a form and nothing else, with a session and nothing twice', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session({ flow: 'window' });
    const json = await fixture.call('/deposit/window/visit', { json: { session: token } });
    await assertProblem(json, 415, 'unsupported_media_type');
    await assertProblem(await visit(fixture, { session: 'nobody' }), 401, 'session_invalid');
    await assertProblem(await visit(fixture, ''), 400, 'invalid_request');
    await assertProblem(await visit(fixture, { session: token, next: 'x' }), 400, 'invalid_request');
    await assertProblem(await visit(fixture, `session=${token}&session=${token}`), 400, 'invalid_request');
    const inAddress = await fixture.call(`/deposit/window/visit?session=${token}`, { method: 'POST' });
    await assertProblem(inAddress, 415, 'unsupported_media_type');
    const { token: other } = await fixture.session();
    await assertProblem(await visit(fixture, { session: other }), 422, 'window_not_configured');
  });
});
