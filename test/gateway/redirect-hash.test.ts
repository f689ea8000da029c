import assert from 'node:assert/strict';
import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { RedirectHashError, createRedirectHash, decodeRedirect } from '../../src/gateway/index.ts';
import type { RedirectHashOption } from '../../src/gateway/index.ts';

const url = 'https://shop.example/thanks?order=7&name=সব#ok';
const key = '0123456789abcdef0123456789abcdef';
const iv = 'fedcba9876543210';

describe('createRedirectHash', () => {
  for (const strategy of ['md5', 'sha1', 'sha256'] as const) {
    it(`hashes by ${strategy} as Node's crypto does`, async () => {
      const expected = createHash(strategy).update(url).digest('hex');
      assert.equal(await createRedirectHash({ strategy })(url), expected);
    });
  }

  it('hashes by hmac-sha256 as Node’s crypto does', async () => {
    const expected = createHmac('sha256', 'clé').update(url).digest('hex');
    assert.equal(await createRedirectHash({ strategy: 'hmac-sha256', key: 'clé' })(url), expected);
  });

  it('encodes by base64url without padding', async () => {
    const expected = Buffer.from(url).toString('base64url');
    assert.equal(await createRedirectHash({ strategy: 'base64url' })(url), expected);
  });

  it('encrypts by aes-256-cbc as Node’s crypto does, with key and iv as text or hex', async () => {
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    const expected = Buffer.concat([cipher.update(url), cipher.final()]).toString('base64url');
    const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();
    assert.equal(await createRedirectHash({ strategy: 'aes-256-cbc', key, iv })(url), expected);
    const byHex: RedirectHashOption = { strategy: 'aes-256-cbc', key: hex(key), iv: hex(iv) };
    assert.equal(await createRedirectHash(byHex)(url), expected);
  });

  it('puts a new random iv before the ciphertext when none is given', async () => {
    const hash = createRedirectHash({ strategy: 'aes-256-cbc', key });
    const [first, second] = [await hash(url), await hash(url)];
    assert.notEqual(first.slice(0, 20), second.slice(0, 20));
    assert.equal(await decodeRedirect({ strategy: 'aes-256-cbc', key }, first), url);
  });

  it('asks the merchant’s function', async () => {
    const hash = createRedirectHash({ strategy: 'custom', hash: (given) => Promise.resolve(`h:${given}`) });
    assert.equal(await hash(url), `h:${url}`);
  });

  it('refuses an empty answer of the merchant’s function', async () => {
    const hash = createRedirectHash({ strategy: 'custom', hash: () => '' });
    await assert.rejects(hash(url), { code: 'custom_hash_invalid' });
  });

  it('quotes no error of the merchant’s function, which may hold its key', async () => {
    const failed = new Error('canary-key is no key');
    for (const hash of [() => Promise.reject(failed), (): string => assert.fail(failed)]) {
      const hashing = createRedirectHash({ strategy: 'custom', hash })(url);
      await assert.rejects(hashing, (error) => {
        assert.ok(error instanceof RedirectHashError && error.code === 'custom_hash_invalid', String(error));
        assert.ok(!inspect(error).includes('canary'));
        return true;
      });
    }
  });

  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example/',
    '/thanks',
    '',
    'https:',
  ]) {
    it(`refuses ${JSON.stringify(bad)}`, async () => {
      const hash = createRedirectHash({ strategy: 'custom', hash: () => assert.fail('must not be asked') });
      await assert.rejects(hash(bad), { name: 'RedirectHashError', code: 'url_not_http' });
    });
  }

  it('refuses keys and ivs of the wrong size at once, without quoting them', () => {
    const wrong: [RedirectHashOption, string][] = [
      [{ strategy: 'hmac-sha256', key: '  ' }, 'key_invalid'],
      [{ strategy: 'aes-256-cbc', key: 'tooshort-canary' }, 'key_invalid'],
      [{ strategy: 'aes-256-cbc', key: `${key}-canary` }, 'key_invalid'],
      [{ strategy: 'aes-256-cbc', key: 'z'.repeat(64) }, 'key_invalid'],
      [{ strategy: 'aes-256-cbc', key, iv: 'canary' }, 'iv_invalid'],
      [{ strategy: 'aes-256-cbc', key, iv: '' }, 'iv_invalid'],
    ];
    for (const [option, code] of wrong) {
      assert.throws(
        () => createRedirectHash(option),
        (error: Error & { code?: string }) => error.code === code && !error.message.includes('canary'),
      );
    }
  });

  it('refuses a strategy it does not know', () => {
    const option = JSON.parse('{"strategy":"rot13"}') as RedirectHashOption;
    assert.throws(() => createRedirectHash(option), { code: 'strategy_unknown' });
  });
});

describe('decodeRedirect', () => {
  const reversible: RedirectHashOption[] = [
    { strategy: 'base64url' },
    { strategy: 'aes-256-cbc', key },
    { strategy: 'aes-256-cbc', key, iv },
  ];
  for (const option of reversible) {
    it(`undoes ${JSON.stringify(option)}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.webUrl({ withQueryParameters: true, withFragments: true }), async (any) => {
          assert.equal(await decodeRedirect(option, await createRedirectHash(option)(any)), any);
        }),
        { numRuns: 30 },
      );
    });

    it(`gives nothing for any text not made by ${JSON.stringify(option)}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.string(), async (any) => {
          assert.equal(await decodeRedirect(option, any), undefined);
        }),
      );
    });
  }

  it('never gives a link that is not http(s)', async () => {
    const script = Buffer.from('javascript:alert(1)').toString('base64url');
    assert.equal(await decodeRedirect({ strategy: 'base64url' }, script), undefined);
  });

  it('gives nothing for a one-way strategy, or another key', async () => {
    const hashed = await createRedirectHash({ strategy: 'md5' })(url);
    assert.equal(await decodeRedirect({ strategy: 'md5' }, hashed), undefined);
    const encrypted = await createRedirectHash({ strategy: 'aes-256-cbc', key })(url);
    const other: RedirectHashOption = { strategy: 'aes-256-cbc', key: key.replace('0', '1') };
    assert.equal(await decodeRedirect(other, encrypted), undefined);
  });
});
