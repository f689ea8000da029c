import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRedirectHash, readPostback } from '../../../src/gateway/index.ts';
import type { RedirectHashOption } from '../../../src/gateway/index.ts';
import { baseUrl, keyPair, startSandbox } from '../sandbox-harness.ts';
import type { Harness } from '../sandbox-harness.ts';

const link = {
  label: '786442',
  currency_code: 'LKR',
  lang: 'en',
  wallet_type: 'ipay',
  custom_transaction_id: 'order-1',
  fixed_amount: '2500',
};

type Fields = Record<string, string>;

const address = (fields: Fields): string => `${baseUrl}/?${new URLSearchParams({ ...link, ...fields })}`;

const open = ({ sandbox }: Harness, fields: Fields = {}): Promise<Response> =>
  sandbox.fetch(new Request(address(fields)));

const submit = ({ sandbox }: Harness, form: Fields, fields: Fields = {}): Promise<Response> =>
  sandbox.fetch(new Request(address(fields), { method: 'POST', body: new URLSearchParams(form) }));

const shop = 'https://shop.test/done?order=1&x=ü';

describe('payment window: the page', () => {
  it('shows amount and wallet, may be framed, runs no script and is not cached', async () => {
    const response = await open(startSandbox());
    assert.equal(response.status, 200);
    const page = await response.text();
    assert(page.includes('LKR 2,500') && page.includes('0734234201') && page.includes('lang="en"'));
    assert(!/<script|style=|onclick/i.test(page));
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert(!policy.includes('frame-ancestors') && !response.headers.has('x-frame-options'));
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  });

  it('speaks Bengali, and English for any other language', async () => {
    assert.match(
      await (await open(startSandbox(), { lang: 'bn' })).text(),
      /lang="bn"[\s\S]*পেমেন্ট নিশ্চিত করুন/,
    );
    assert.match(
      await (await open(startSandbox(), { lang: 'xx' })).text(),
      /lang="en"[\s\S]*Confirm payment/,
    );
  });

  it('serves its style sheet', async () => {
    const response = await startSandbox().sandbox.fetch(new Request(`${baseUrl}/window.css`));
    assert.match(response.headers.get('content-type') ?? '', /^text\/css/);
  });

  for (const name of ['label', 'currency_code', 'custom_transaction_id', 'fixed_amount']) {
    it(`refuses a link without ${name}`, async () => {
      for (const value of ['', ' ']) {
        const response = await open(startSandbox(), { [name]: value });
        assert.equal(response.status, 400);
        assert.match(await response.text(), new RegExp(`Missing: <code>${name}</code>`));
      }
    });
  }

  it('names all that is missing', async () => {
    const response = await startSandbox().sandbox.fetch(new Request(`${baseUrl}/`));
    const page = await response.text();
    assert(page.includes('label, currency_code, custom_transaction_id, fixed_amount'));
  });

  for (const [name, value] of [
    ['currency_code', 'BDT'],
    ['wallet_type', 'bkash_api'],
    ['fixed_amount', '2500.50'],
    ['fixed_amount', '0'],
    ['fixed_amount', '-1'],
    ['fixed_amount', '1e3'],
    ['fixed_amount', '99999999999999999'],
    ['label', 'x'.repeat(191)],
    ['custom_transaction_id', 'x'.repeat(191)],
  ] as const) {
    it(`refuses ${name}=${value.slice(0, 20)}`, async () => {
      const response = await open(startSandbox(), { [name]: value });
      assert.equal(response.status, 400);
      assert((await response.text()).includes(`Not valid: <code>${name}</code>`));
    });
  }
});

describe('payment window: injection', () => {
  const attack = `"><script>alert(1)</script><img src=x onerror='a'>`;
  const names = [
    ...Object.keys(link),
    ...['success', 'fail', 'pending'].flatMap((outcome) => [`payment_url_${outcome}_id`, `${outcome}_url`]),
    'made_up',
  ];
  for (const name of names) {
    it(`says nothing raw of ${name}`, async () => {
      const harness = startSandbox();
      for (const response of [
        await open(harness, { [name]: attack }),
        await submit(harness, { key1: '' }, { [name]: attack }),
        await submit(harness, { outcome: 'success' }, { [name]: attack }),
      ]) {
        assert(!/<script|<img/i.test(await response.text()));
      }
      await harness.sandbox.stop();
    });
  }

  it('keeps what was typed, escaped', async () => {
    const response = await submit(startSandbox(), { key1: attack });
    assert.equal(response.status, 422);
    const page = await response.text();
    assert(page.includes('&quot;&gt;&lt;script&gt;') && !page.includes('<script'));
  });
});

describe('payment window: submitting', () => {
  it('activates by the same magic numbers and posts back under the order', async () => {
    const harness = startSandbox();
    const response = await submit(harness, { key1: '2393 67০১' });
    assert.match(await response.text(), /Payment received/);
    harness.clock.advance(1500);
    await harness.reported(1);
    const read = readPostback(new TextEncoder().encode(harness.bodies[0]), [keyPair]);
    assert(read.ok);
    assert.equal(read.postback.transactions[0]?.orderId, 'order-1');
    assert.equal(read.postback.transactions[0].amount, '2450');
    await harness.sandbox.stop();
  });

  for (const [key1, message] of [
    ['', 'Enter the transaction number.'],
    ['1234567', 'It must have 8 digits.'],
    ['12a45678', 'Use digits only.'],
    ['0771234567', 'That looks like a phone number.'],
  ] as const) {
    it(`says what is wrong with "${key1}"`, async () => {
      const response = await submit(startSandbox(), { key1 });
      assert.equal(response.status, 422);
      assert((await response.text()).includes(message));
    });
  }

  it('takes a second number after a fail, and none after a success', async () => {
    const harness = startSandbox();
    assert.match(await (await submit(harness, { key1: '23936705' })).text(), /couldn&#39;t confirm/);
    assert.match(await (await submit(harness, { key1: '23936799' })).text(), /Payment received/);
    const third = await submit(harness, { key1: '55555555' });
    assert.equal(third.status, 409);
    assert.match(await third.text(), /already handed in/);
    const other = await submit(harness, { key1: '23936799' }, { custom_transaction_id: 'order-2' });
    assert.equal(other.status, 422);
    assert.match(await other.text(), /already used/);
    await harness.sandbox.stop();
  });
});

const endings = [
  ['success', { key1: '11111111' }],
  ['success', { key1: '11111106' }],
  ['fail', { key1: '11111105' }],
  ['fail', { key1: '11111110' }],
  ['pending', { key1: '11111102' }],
  ['pending', { key1: '11111104' }],
  ['success', { outcome: 'success' }],
  ['fail', { outcome: 'fail', key1: 'nonsense' }],
  ['pending', { outcome: 'pending', key1: '11111111' }],
] as const;

describe('payment window: redirects', () => {
  for (const [outcome, form] of endings) {
    it(`goes to the ${outcome} URL for ${JSON.stringify(form)}`, async () => {
      const ids = {
        1: 'https://shop.test/fail',
        2: 'https://shop.test/success',
        3: 'https://shop.test/pending',
      };
      const harness = startSandbox({ redirects: { ids } });
      const response = await submit(harness, form, {
        payment_url_success_id: '2',
        payment_url_pending_id: '3',
        payment_url_fail_id: '1',
      });
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('location'), `https://shop.test/${outcome}`);
      await harness.sandbox.stop();
    });
  }

  const options: readonly RedirectHashOption[] = [
    { strategy: 'base64url' },
    { strategy: 'aes-256-cbc', key: '0123456789abcdef0123456789abcdef' },
    { strategy: 'aes-256-cbc', key: 'ab'.repeat(32), iv: 'cd'.repeat(16) },
    { strategy: 'md5' },
    { strategy: 'sha1' },
    { strategy: 'sha256' },
    { strategy: 'hmac-sha256', key: 'account-key' },
    { strategy: 'custom', hash: (url) => `h-${url.length}` },
  ];
  for (const hash of options) {
    it(`finds the URL behind ${hash.strategy}${'iv' in hash ? ' with a fixed iv' : ''}`, async () => {
      const harness = startSandbox({ redirects: { hash, knownUrls: ['https://shop.test/other', shop] } });
      const hashed = await createRedirectHash(hash)(shop);
      const response = await submit(harness, { outcome: 'success' }, { success_url: hashed });
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('location'), new URL(shop).href);
      await harness.sandbox.stop();
    });
  }

  const base64url = (text: string): string => Buffer.from(text).toString('base64url');
  for (const [name, fields, redirects] of [
    ['no redirect', {}, {}],
    ['an unknown id', { payment_url_success_id: '9' }, { ids: { 2: shop } }],
    ['an id that is no number', { payment_url_success_id: 'constructor' }, { ids: { 2: shop } }],
    ['a plain URL', { success_url: shop }, { hash: { strategy: 'base64url' } }],
    ['a hash with no strategy', { success_url: base64url(shop) }, {}],
    ['an unknown hash', { success_url: '0'.repeat(32) }, { hash: { strategy: 'md5' }, knownUrls: [shop] }],
    ['javascript:', { success_url: base64url('javascript:alert(1)') }, { hash: { strategy: 'base64url' } }],
    ['a registered data: URL', { payment_url_success_id: '2' }, { ids: { 2: 'data:text/html,x' } }],
  ] as const) {
    it(`says the result itself for ${name}`, async () => {
      const harness = startSandbox({ redirects });
      const response = await submit(harness, { outcome: 'success' }, fields);
      assert.equal(response.status, 200);
      assert(!response.headers.has('location'));
      assert.match(await response.text(), /Payment received/);
      await harness.sandbox.stop();
    });
  }
});
