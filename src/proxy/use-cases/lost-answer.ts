import type { SinceWhen } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';

/** Longer than any call to the gateway can take: after that, whoever made it is gone. */
const marginMs = 10_000;

/** Further apart no two clocks are that are right: what was begun further ahead was begun by one that was wrong. */
const clocksDifferByMs = 15 * 60_000;

/** When a call to the gateway was begun whose answer is lost. */
export const answerLost = ({ gateway }: ProxyContext['settings'], nowMs: number): SinceWhen => ({
  beforeMs: nowMs - gateway.totalTimeoutMs - marginMs,
  orAfterMs: nowMs + clocksDifferByMs,
});
