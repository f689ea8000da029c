import type { SinceWhen } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';

/** Longer than any call to the gateway can take: after that, whoever made it is gone. */
const marginMs = 10_000;

/**
 * Two clocks that are right never differ by more. A call that was begun further ahead than this was written down by a
 * clock that was wrong.
 */
const clocksDifferByMs = 15 * 60_000;

/** The times at which a call was begun whose answer does not come any more. */
export const answerLost = ({ gateway }: ProxyContext['settings'], nowMs: number): SinceWhen => ({
  beforeMs: nowMs - gateway.totalTimeoutMs - marginMs,
  orAfterMs: nowMs + clocksDifferByMs,
});
