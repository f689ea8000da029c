import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretsIn } from './canaries.ts';
import { canaries } from './proxy-fixture.ts';

describe('the search for secrets', () => {
  it('has a secret of its own for each that the proxy holds', () => {
    assert.equal(new Set(Object.values(canaries)).size, 6);
    for (const [name, secret] of Object.entries(canaries)) {
      assert.deepEqual(secretsIn(secret, canaries), [name]);
    }
  });

  for (const [name, write] of Object.entries<(secret: string) => string | Buffer>({
    'as it is': (secret) => secret,
    'in an address': (secret) => `https://a.example/?secret=${encodeURIComponent(secret)}`,
    'in JSON': (secret) => JSON.stringify({ secret }),
    'in base64 among other text': (secret) => Buffer.from(secret + ' and more').toString('base64'),
    'in hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
    'among the bytes of a database': (secret) =>
      Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from(secret), Buffer.from([200])]),
  })) {
    it(`finds each of them ${name}`, () => {
      for (const [its, secret] of Object.entries(canaries)) {
        assert(secretsIn(write(secret), canaries).includes(its));
      }
    });
  }

  it('finds nothing where there is nothing', () => {
    assert.deepEqual(secretsIn('canary', canaries), []);
  });
});
