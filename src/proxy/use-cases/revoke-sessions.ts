import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Takes the payer's access to a deposit away: its token opens nothing any more, and whoever waits with it is
 * answered so. The deposit itself goes on; a payment that was made is credited. Once more changes nothing.
 *
 * @throws {ProblemError} `not_found`
 */
export async function revokeSessions({ store, clock, log }: ProxyContext, depositId: string): Promise<void> {
  if (!(await store.read.findDeposit(depositId))) throw new ProblemError('not_found');
  const revoked = await store.transact((tx) => tx.revokeSessions(depositId, clock.now()));
  // Beside the time that the session's own row keeps.
  log.info({ depositId, revoked }, 'sessions revoked');
}
