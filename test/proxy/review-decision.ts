import assert from 'node:assert/strict';
import { ReviewError, createReview } from '../../src/proxy/index.ts';
import type { Review, ReviewErrorCode } from '../../src/proxy/index.ts';
import type { ProxyFixture } from './proxy-fixture.ts';

/** Who decides in the tests, and why. */
export const decision = { by: 'nimal', note: 'the payer sent a screenshot' };

/** The review of the proxy's books, as a command has it. */
export const reviewOf = (fixture: ProxyFixture): Review => createReview(fixture.store, fixture.clock);

/** For `assert.rejects`. */
export const isRefused = (code: ReviewErrorCode) => (error: unknown) => {
  assert(error instanceof ReviewError, String(error));
  assert.equal(error.code, code);
  return true;
};
