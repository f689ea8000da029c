const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Waits between deliveries of one event: close together at first, then a bit over a day in all. */
const waitsMs = [
  5_000,
  30_000,
  2 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  4 * hourMs,
  8 * hourMs,
  10 * hourMs,
];

/** Up to a fifth more or less, so that events that failed together do not come back together. */
const jitter = 0.2;

/**
 * How long to wait after the n-th failed delivery, in milliseconds; `undefined` when it was the last one.
 *
 * @param random between 0 and 1
 */
export function waitAfterDelivery(deliveries: number, random: number = Math.random()): number | undefined {
  const waitMs = waitsMs[deliveries - 1];
  return waitMs === undefined ? undefined : Math.round(waitMs * (1 + jitter * (2 * random - 1)));
}
