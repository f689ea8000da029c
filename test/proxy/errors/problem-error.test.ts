import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ProblemError } from '../../../src/proxy/errors/problem-error.ts';

it('an error of the proxy is known as one by whichever copy of the package the shop asks', async () => {
  const path = import.meta.resolve('../../../src/proxy/errors/problem-error.ts');
  const copy = (await import(`${path}?copy`)) as { readonly ProblemError: typeof ProblemError };
  assert.notEqual(copy.ProblemError, ProblemError);
  const error: unknown = new copy.ProblemError('invalid_request');
  assert(error instanceof ProblemError);
  assert.equal(error.toResponse().status, 400);
  for (const other of [
    new Error('invalid_request'),
    { code: 'invalid_request' },
    null,
    undefined,
    'ProblemError',
  ]) {
    assert.equal(other instanceof ProblemError, false);
  }
});
