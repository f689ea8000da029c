import assert from 'node:assert/strict';
import type { ReviewRecord } from '../../src/contract/review-record.ts';

/** The answer of `GET /review`. */
export async function reviewRecordOf(response: Response): Promise<ReviewRecord> {
  assert.equal(response.status, 200);
  return (await response.json()) as ReviewRecord;
}
