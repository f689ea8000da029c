import type { SessionRecord } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { hashOfToken } from '../session-token.ts';

/**
 * The session a token opens.
 *
 * @throws {ProblemError} `session_invalid` or `session_expired`
 */
export async function findPayerSession(
  { store, clock }: ProxyContext,
  token: string | undefined,
): Promise<SessionRecord> {
  const session = token === undefined ? undefined : await store.read.findSession(hashOfToken(token));
  if (session?.revokedAtMs !== null) throw new ProblemError('session_invalid');
  if (clock.now() >= session.expiresAtMs) throw new ProblemError('session_expired');
  return session;
}
