import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { directLink } from '../../src/element/later/direct-link.ts';
import type { DirectLinkParameters } from '../../src/element/later/direct-link.ts';

const none = { success: null, fail: null, pending: null };
const parameters: DirectLinkParameters = {
  link: null,
  windowUrl: 'https://plugin.example.com/',
  label: 'player 7',
  customTransactionId: 'order-1',
  amount: '2500',
  currency: 'LKR',
  walletType: 'ipay',
  lang: 'bn',
  redirectIds: none,
  redirectUrls: none,
  redirectHash: 'none',
};

const query = async (changes: Partial<DirectLinkParameters>) =>
  Object.fromEntries(new URL(await directLink({ ...parameters, ...changes })).searchParams);

describe('a payment-window link without a proxy', () => {
  for (const [what, changes, code] of [
    ['nothing to build it from', { windowUrl: null }, 'not_configured'],
    ['a script for a link', { link: 'javascript:alert(1)' }, 'link_invalid'],
    ['a link over plain http', { link: 'http://plugin.example.com/' }, 'link_invalid'],
    ['a window over plain http', { windowUrl: 'http://plugin.example.com/' }, 'window_url_invalid'],
    ['no amount', { amount: '' }, 'amount_invalid'],
    ['an amount with cents', { amount: '2500.50' }, 'amount_not_whole'],
    ['a grouped amount', { amount: '2,500' }, 'amount_invalid'],
    ['no label', { label: '' }, 'parameter_missing'],
    ['an id that is no number', { redirectIds: { ...none, fail: 'one' } }, 'redirect_id_invalid'],
    ['hmac-sha256', { redirectHash: 'hmac-sha256' }, 'redirect_hash_refused'],
    ['aes-256-cbc', { redirectHash: 'aes-256-cbc' }, 'redirect_hash_refused'],
    ['a strategy nobody knows', { redirectHash: 'constructor' }, 'redirect_hash_refused'],
    [
      'a script to be hashed',
      { redirectHash: 'md5', redirectUrls: { ...none, fail: 'javascript:alert(1)' } },
      'link_invalid',
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(directLink({ ...parameters, ...changes }), { name: 'DirectLinkError', code });
    });
  }

  it('says why a keyed strategy cannot run in a browser', async () => {
    await assert.rejects(directLink({ ...parameters, redirectHash: 'hmac-sha256' }), /need no key/);
  });

  it('takes a ready-made one as it is', async () => {
    const link = 'https://plugin.example.com/?label=x&success_url=abc';
    assert.equal(await directLink({ ...parameters, link, windowUrl: null }), link);
  });

  it('carries every parameter of the gateway page', async () => {
    assert.deepEqual(
      await query({
        redirectIds: { success: '2', fail: '1', pending: '3' },
        redirectUrls: { success: 'aa', fail: 'bb', pending: 'cc' },
      }),
      {
        label: 'player 7',
        currency_code: 'LKR',
        lang: 'bn',
        wallet_type: 'ipay',
        custom_transaction_id: 'order-1',
        fixed_amount: '2500',
        payment_url_success_id: '2',
        payment_url_fail_id: '1',
        payment_url_pending_id: '3',
        success_url: 'aa',
        fail_url: 'bb',
        pending_url: 'cc',
      },
    );
  });

  it('hashes redirect URLs by the strategies that need no key', async () => {
    const redirectUrls = { ...none, success: 'https://shop.example/ok' };
    for (const [redirectHash, hashed] of [
      ['md5', 'e2fb771dc5d57a7198ae09eeea28fd09'],
      ['base64url', 'aHR0cHM6Ly9zaG9wLmV4YW1wbGUvb2s'],
    ] as const) {
      assert.equal((await query({ redirectHash, redirectUrls }))['success_url'], hashed);
    }
  });
});
