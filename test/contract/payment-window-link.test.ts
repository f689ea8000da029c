import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  isSecureUrl,
  paymentWindowLink,
  PaymentWindowLinkError,
} from '../../src/contract/payment-window-link.ts';
import type {
  PaymentWindowLinkErrorCode,
  PaymentWindowParameters,
} from '../../src/contract/payment-window-link.ts';

const least: PaymentWindowParameters = {
  windowUrl: 'https://plugin.example.com/',
  label: '786442',
  customTransactionId: '3158538',
  amount: { amountMinor: 250_000, currency: 'LKR' },
  lang: 'en',
  walletType: 'ipay',
};

const query = (link: string): Record<string, string> => Object.fromEntries(new URL(link).searchParams);

const refuses = (
  change: Partial<PaymentWindowParameters>,
  code: PaymentWindowLinkErrorCode,
  says: RegExp,
): void =>
  assert.throws(
    () => paymentWindowLink({ ...least, ...change }),
    (error) => error instanceof PaymentWindowLinkError && error.code === code && says.test(error.message),
  );

describe('paymentWindowLink', () => {
  it("has every parameter of the gateway's page", () => {
    const link = paymentWindowLink({
      ...least,
      redirectIds: { success: 2, pending: 3, fail: 1 },
      redirectHashes: { success: 'aa', pending: 'bb', fail: 'cc' },
    });
    assert.equal(link.split('?')[0], 'https://plugin.example.com/');
    assert.deepEqual(query(link), {
      label: '786442',
      currency_code: 'LKR',
      lang: 'en',
      wallet_type: 'ipay',
      custom_transaction_id: '3158538',
      fixed_amount: '2500',
      payment_url_success_id: '2',
      payment_url_pending_id: '3',
      payment_url_fail_id: '1',
      success_url: 'aa',
      pending_url: 'bb',
      fail_url: 'cc',
    });
  });

  it('leaves out redirects that were not asked for', () => {
    const mandatory = [
      'label',
      'currency_code',
      'lang',
      'wallet_type',
      'custom_transaction_id',
      'fixed_amount',
    ];
    assert.deepEqual(Object.keys(query(paymentWindowLink(least))).sort(), mandatory.sort());
    assert.equal(
      query(paymentWindowLink({ ...least, redirectIds: { fail: 1 } }))['payment_url_success_id'],
      undefined,
    );
  });

  it('names each parameter once', () => {
    const names = [...new URL(paymentWindowLink(least)).searchParams.keys()];
    assert.equal(new Set(names).size, names.length);
  });

  it("keeps what the window's address already has, and overrides a parameter of its own", () => {
    const link = paymentWindowLink({
      ...least,
      windowUrl: 'https://plugin.example.com/pay?shop=7&label=other',
    });
    assert.deepEqual(
      [new URL(link).pathname, query(link)['shop'], query(link)['label']],
      ['/pay', '7', '786442'],
    );
  });

  for (const label of ['a&b=c#d?e', 'user+1@example.com', 'රුවන් 100%', '../../x', '"<script>"', '0', '💳']) {
    it(`carries the label ${label} unharmed`, () =>
      assert.equal(query(paymentWindowLink({ ...least, label }))['label'], label));
  }

  it('carries any well-formed label, and no label can change another parameter', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (label) =>
        assert.deepEqual(query(paymentWindowLink({ ...least, label })), {
          ...query(paymentWindowLink(least)),
          label,
        }),
      ),
    ));

  it('takes currency and wallet from the account', () => {
    const link = paymentWindowLink({
      ...least,
      amount: { amountMinor: 100, currency: 'BDT' },
      walletType: 'bkash_api',
    });
    assert.deepEqual([query(link)['currency_code'], query(link)['wallet_type']], ['BDT', 'bkash_api']);
  });

  it('refuses a missing value and names it', () => {
    refuses({ label: '' }, 'parameter_missing', /label/);
    refuses({ customTransactionId: '' }, 'parameter_missing', /custom_transaction_id/);
    refuses({ lang: '' }, 'parameter_missing', /lang/);
    refuses({ walletType: '' }, 'parameter_missing', /wallet_type/);
    refuses({ amount: { amountMinor: 100, currency: '' } }, 'parameter_missing', /currency_code/);
  });

  it('refuses cents and nothing', () => {
    for (const amountMinor of [250_050, 1, 0, -100]) {
      refuses({ amount: { amountMinor, currency: 'LKR' } }, 'amount_not_whole', /whole units/);
    }
  });

  for (const windowUrl of [
    'http://plugin.example.com/',
    'ftp://plugin.example.com/',
    'javascript:alert(1)',
    'plugin.example.com',
    '',
  ]) {
    it(`refuses the window address ${windowUrl || '(empty)'}`, () =>
      refuses({ windowUrl }, 'window_url_invalid', /https/));
  }
});

describe('isSecureUrl', () => {
  for (const url of [
    'https://example.com',
    'HTTPS://example.com',
    'http://localhost:8080/',
    'http://127.0.0.1',
    'http://[::1]:1/',
  ]) {
    it(`trusts ${url}`, () => assert.equal(isSecureUrl(url), true));
  }
  for (const url of [
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://localhost@example.com',
    'http://192.168.1.1',
    '//example.com',
    'data:text/html,x',
  ]) {
    it(`does not trust ${url}`, () => assert.equal(isSecureUrl(url), false));
  }
});
