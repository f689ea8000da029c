import * as z from 'zod/mini';
import { wholeNumber } from '../settings/whole-number.ts';

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

export const limitsSchema = z.prefault(
  z.strictObject(
    {
      /** Numbers of one payer that go to the gateway, over all of their deposits. */
      perLabel: windowLimit(30, 600),
      /** The same of one client address. Whole mobile networks share an address, so it is a wide one. */
      perAddress: windowLimit(120, 600),
      /** Deposits that are made for one payer. */
      sessionsPerLabel: windowLimit(60, 600),
      /** Refused numbers of all payers, after which strangers wait. */
      rejectionBrake: windowLimit(200, 600),
      /** Long polls of one session that wait at once, in one process. */
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
