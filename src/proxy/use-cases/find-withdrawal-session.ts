import type { WithdrawalSessionRecord } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { hashOfToken } from '../session-token.ts';

/**
 * The session a token of kind withdrawal opens. A deposit's token opens nothing here.
 *
 * @throws {ProblemError} `session_invalid` or `session_expired`
 */
export async function findWithdrawalSession(
  { store, clock }: ProxyContext,
  token: string | undefined,
): Promise<WithdrawalSessionRecord> {
  const session =
    token === undefined ? undefined : await store.read.findWithdrawalSession(hashOfToken(token));
  if (session?.revokedAtMs !== null) {
    throw new ProblemError('session_invalid', 'There is no session of kind withdrawal with this token.');
  }
  if (clock.now() >= session.expiresAtMs) throw new ProblemError('session_expired');
  return session;
}
