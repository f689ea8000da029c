import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { referencePages } from '../../build/reference/reference-pages.ts';

describe('the reference', () => {
  for (const [path, make] of Object.entries(referencePages)) {
    it(`${path} is what the code says`, async () => {
      assert.equal(
        readFileSync(path, 'utf8'),
        await make(),
        'Run `npm run docs`, and commit what it writes.',
      );
    });
  }

  it('has no page that nothing makes', () => {
    assert.deepEqual(
      readdirSync('docs/reference').map((name) => `docs/reference/${name}`),
      Object.keys(referencePages),
    );
  });
});
