import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { randomId } from '../../../src/proxy/random-id.ts';
import { createResumeCredentials } from '../../../src/proxy/resume/resume-credentials.ts';

const [oldKey, newKey] = ['old-api-key-0123456789abcdef', 'new-api-key-0123456789abcdef'];
const expiresAtMs = 1_800_000_000_000;
const grant = {
  depositId: randomId('dep_', expiresAtMs),
  resumeId: randomId('', expiresAtMs),
  expiresAtMs,
};

describe('the credential of a resume link', () => {
  const credentials = createResumeCredentials([newKey, oldKey]);
  const credential = credentials.write(grant);

  it('says what was written, and is short enough for a coarse QR code', () => {
    const { tokenFor, ...read } = credentials.read(credential) ?? assert.fail();
    assert.deepEqual(read, grant);
    assert.match(tokenFor('key'), /^[\w-]{43}$/);
    assert(credential.length < 100, String(credential.length));
    assert.match(credential, /^[\w.-]+[0-9a-z]$/);
  });

  it('is refused with any one character changed, left out or put in', () => {
    fc.assert(
      fc.property(
        fc.nat(credential.length - 1),
        fc.constantFrom('A', 'z', '0', '_', '.', '', 'é', '\0'),
        fc.boolean(),
        (at, character, isInserted) => {
          const changed = credential.slice(0, at) + character + credential.slice(isInserted ? at : at + 1);
          fc.pre(changed !== credential);
          assert.equal(credentials.read(changed), undefined, changed);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is refused whatever else it is', () => {
    for (const text of ['', '.', '...', 'x', credential.split('.').slice(1).join('.'), `.${credential}`]) {
      assert.equal(credentials.read(text), undefined, text);
    }
    fc.assert(fc.property(fc.string(), (text) => assert.equal(credentials.read(text), undefined)));
  });

  it('is read as long as its API key is configured, wherever it stands', () => {
    const before = createResumeCredentials([oldKey]);
    const written = before.write(grant);
    const rotated = credentials.read(written);
    assert.equal(rotated?.depositId, grant.depositId);
    assert.equal(rotated.tokenFor('key'), before.read(written)?.tokenFor('key'));
    assert.equal(createResumeCredentials([newKey]).read(written), undefined);
  });

  it('makes another token for each credential, device and API key', () => {
    const other = createResumeCredentials([oldKey]);
    const tokens = [
      credentials.read(credential)?.tokenFor('key'),
      credentials.read(credential)?.tokenFor('another'),
      credentials.read(credentials.write({ ...grant, resumeId: 'C' }))?.tokenFor('key'),
      other.read(other.write(grant))?.tokenFor('key'),
    ];
    assert.equal(new Set(tokens).size, tokens.length);
    assert(!tokens.includes(undefined));
  });
});
