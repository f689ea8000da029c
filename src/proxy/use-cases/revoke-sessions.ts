import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { ProxyContext } from '../context.ts';
import { changeDeposit } from '../deposit/move-deposit.ts';
import { ProblemError } from '../errors/problem-error.ts';

async function revoke(tx: StoreTransaction, id: string, nowMs: number): Promise<number> {
  const deposit = await tx.findDeposit(id);
  if (deposit) {
    // So that no session is made from one of these meanwhile: that changes the deposit too.
    await changeDeposit(tx, deposit, {}, nowMs);
    return tx.revokeSessions(id, nowMs);
  }
  if (!(await tx.findWithdrawal(id))) throw new ProblemError('not_found');
  return tx.revokeWithdrawalSessions(id, nowMs);
}

/**
 * Takes the payer's access to a deposit or withdrawal away: its token opens nothing any more, and whoever waits with
 * it is answered so. What was begun goes on; a payment that was made is credited. Once more changes nothing.
 *
 * @param id of the deposit or withdrawal
 * @throws {ProblemError} `not_found`
 */
export async function revokeSessions({ store, clock, log }: ProxyContext, id: string): Promise<void> {
  const revoked = await store.transact((tx) => revoke(tx, id, clock.now()));
  // Beside the time that the session's own row keeps.
  log.info({ id, revoked }, 'sessions revoked');
}
