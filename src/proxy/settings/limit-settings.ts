import * as z from 'zod/mini';
import { wholeNumber } from './whole-number.ts';

/** Counters older than the longest window are forgotten. */
export const longestWindowSeconds = 86_400;

/** The greatest limit, which nobody reaches: for whoever wants none. */
const most = 1_000_000_000;

const windowLimit = (max: number, windowSeconds: number) =>
  z.prefault(
    z.strictObject(
      { max: wholeNumber(1, most, max), windowSeconds: wholeNumber(1, longestWindowSeconds, windowSeconds) },
      { error: `must be an object. Example: { max: ${max}, windowSeconds: ${windowSeconds} }` },
    ),
    {},
  );

/** What is checked of a `LimitsInput`, where it stands what each limit means. */
export const limitsSchema = z.prefault(
  z.strictObject(
    {
      perLabel: windowLimit(30, 600),
      perAddress: windowLimit(120, 600),
      sessionsPerLabel: windowLimit(60, 600),
      rejectionBrake: windowLimit(200, 600),
      pollsPerSession: wholeNumber(1, 1000, 4),
    },
    { error: 'must be an object. Example: { perLabel: { max: 30, windowSeconds: 600 } }' },
  ),
  {},
);

/** A limit as it is configured: at most `max` within so many seconds. */
export interface WindowLimit {
  readonly max: number;
  readonly windowSeconds: number;
}
