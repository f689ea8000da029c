import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { CounterLimit, StoredCounter } from '../../store/records.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { WindowLimit } from '../settings/limit-settings.ts';

export const counterLimit = ({ max, windowSeconds }: WindowLimit): CounterLimit => ({
  max,
  windowMs: windowSeconds * 1000,
});

/** An answer that asks to wait until the window is over. */
export function rateLimited(
  { windowSeconds }: WindowLimit,
  counter: StoredCounter | undefined,
  nowMs: number,
): ProblemError {
  const endsInSeconds = Math.ceil(((counter?.windowStartMs ?? nowMs) - nowMs) / 1000) + windowSeconds;
  // Clocks of several machines differ a little.
  const retryAfterSeconds = Math.min(Math.max(1, endsInSeconds), windowSeconds);
  return new ProblemError(
    'rate_limited',
    `Too many requests. Try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  );
}

/**
 * Counts one more against a limit, in the transaction of what is limited: when that comes to nothing, nothing is
 * counted.
 *
 * @throws {ProblemError} `rate_limited` when the window is full
 */
export async function limitRate(
  tx: StoreTransaction,
  name: string,
  limit: WindowLimit,
  nowMs: number,
): Promise<void> {
  if ((await tx.countUp(name, counterLimit(limit), nowMs)) !== undefined) return;
  throw rateLimited(limit, await tx.findCounter(name), nowMs);
}
