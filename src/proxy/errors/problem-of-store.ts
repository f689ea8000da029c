import type { StoreError } from '../../store/store-error.ts';
import type { Log } from '../telemetry/log.ts';
import { ProblemError } from './problem-error.ts';

const retryAfterSeconds = 2;

/** What callers hear when the store fails. Why it did is for the log alone. */
export function problemOfStore({ code, cause, message }: StoreError, log: Log): ProblemError {
  log.error({ code, cause: cause instanceof Error ? cause.message : null }, message);
  return new ProblemError('store_unavailable', undefined, retryAfterSeconds);
}
