import { ProblemError } from './problem-error.ts';

/** Long enough for a gateway that restarts, short enough for a payer who waits. */
const retryAfterSeconds = 5;

/** What callers hear when it is certain that the gateway processed nothing of what it was asked. */
export const problemOfUnsent = (isMisconfigured: boolean): ProblemError =>
  isMisconfigured
    ? new ProblemError('gateway_misconfigured')
    : new ProblemError('gateway_unavailable', undefined, retryAfterSeconds);
