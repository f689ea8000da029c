import type { Log } from './log.ts';
import type { Meter } from './meter.ts';

/**
 * Tells a log or meter of the merchant's, which may fail, as one whose worker has ended: no payment may fail with it.
 */
function tell(it: () => unknown): void {
  try {
    const telling = it();
    // An asynchronous one fails later, and a rejection that nobody catches ends the process.
    if (telling instanceof Promise) telling.catch(() => undefined);
  } catch {
    // Nothing is lost but the line: what happened is in the database.
  }
}

export const unfailingLog = (log: Log): Log => ({
  info: (fields, message) => tell(() => log.info(fields, message)),
  warn: (fields, message) => tell(() => log.warn(fields, message)),
  error: (fields, message) => tell(() => log.error(fields, message)),
});

export const unfailingMeter = (meter: Meter): Meter => ({
  requestAnswered: (observation) => tell(() => meter.requestAnswered(observation)),
  gatewayCalled: (observation) => tell(() => meter.gatewayCalled(observation)),
  transactionReceived: (observation) => tell(() => meter.transactionReceived(observation)),
  postbackRefused: (code) => tell(() => meter.postbackRefused(code)),
  eventDelivery: (outcome) => tell(() => meter.eventDelivery(outcome)),
  longPollStarted: () => tell(() => meter.longPollStarted()),
  longPollEnded: () => tell(() => meter.longPollEnded()),
});
