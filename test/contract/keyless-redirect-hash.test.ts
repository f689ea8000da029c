import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { base64Url } from '../../src/contract/base64-url.ts';
import { keylessRedirectHashes } from '../../src/contract/keyless-redirect-hash.ts';

const text = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'grapheme' }));

describe('keylessRedirectHashes', () => {
  for (const algorithm of ['md5', 'sha1', 'sha256'] as const) {
    it(`${algorithm} is what node:crypto computes`, () =>
      fc.assert(
        fc.property(text, (url) => {
          const expected = createHash(algorithm).update(url, 'utf8').digest('hex');
          assert.equal(keylessRedirectHashes[algorithm](url), expected);
        }),
      ));
  }

  it('base64url is what Buffer writes', () =>
    fc.assert(
      fc.property(text, (url) =>
        assert.equal(keylessRedirectHashes.base64url(url), Buffer.from(url, 'utf8').toString('base64url')),
      ),
    ));

  it('agrees with published vectors', () => {
    assert.equal(keylessRedirectHashes.md5('abc'), '900150983cd24fb0d6963f7d28e17f72');
    assert.equal(keylessRedirectHashes.sha1('abc'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
    assert.equal(
      keylessRedirectHashes.sha256('abc'),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('base64Url', () => {
  it('encodes every byte without padding', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) =>
        assert.equal(base64Url(bytes), Buffer.from(bytes).toString('base64url')),
      ),
    ));
});
