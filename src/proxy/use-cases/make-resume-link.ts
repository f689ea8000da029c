import { resumeFragment } from '../../contract/resume.ts';
import type { ResumeLink } from '../../contract/resume.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limitRate } from '../limits/limit-rate.ts';
import { randomId } from '../random-id.ts';

/** Long enough to find the phone and its camera; a picture taken of the code is worthless soon after. */
const goodForMs = 10 * 60_000;

/** Of one deposit, from whichever of its sessions. The element keeps a link as long as it is good. */
const linkLimit = { max: 20, windowSeconds: 86_400 };

/**
 * A link to go on with the deposit on another device. Nothing is stored: the link is its own proof until it is used.
 *
 * @throws {ProblemError} `resume_not_configured` or `rate_limited`
 */
export async function makeResumeLink(
  { settings, store, clock, resumeCredentials }: ProxyContext,
  depositId: string,
): Promise<ResumeLink> {
  if (!settings.resume) throw new ProblemError('resume_not_configured');
  const nowMs = clock.now();
  await store.transact((tx) => limitRate(tx, `resume:${depositId}`, linkLimit, nowMs));
  const credential = resumeCredentials.write({
    depositId,
    resumeId: randomId('', nowMs),
    expiresAtMs: nowMs + goodForMs,
  });
  return { url: settings.resume.url + resumeFragment + credential, expiresInMs: goodForMs };
}
