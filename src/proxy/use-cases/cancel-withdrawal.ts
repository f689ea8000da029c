import type { WithdrawalRecord } from '../../contract/withdrawal-record.ts';
import type { WithdrawalState } from '../../contract/withdrawal-state.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { endUnsent } from '../withdrawal/end-unsent.ts';
import { findWithdrawal } from './view-withdrawal.ts';

const sent = (state: WithdrawalState): ProblemError =>
  new ProblemError('withdrawal_sent', `It is ${state}. Give nothing back before an event says how it ends.`);

/**
 * Calls a withdrawal off that was not sent: from then on it never is, and the merchant is told to give the money back,
 * once. Whether this or the payer's account was first, the withdrawal's version decides. Once more changes nothing.
 *
 * @throws {ProblemError} `not_found`; `withdrawal_sent` when it was sent, or may have been
 */
export async function cancelWithdrawal(
  context: ProxyContext,
  withdrawalId: string,
): Promise<WithdrawalRecord> {
  const { store, clock, log } = context;
  await store.transact(async (tx) => {
    const withdrawal = await tx.findWithdrawal(withdrawalId);
    if (!withdrawal) throw new ProblemError('not_found');
    if (withdrawal.state === 'refused') return;
    if (withdrawal.state !== 'requested') throw sent(withdrawal.state);
    await endUnsent(tx, withdrawal, 'called_off', clock.now());
  });
  const record = await findWithdrawal(context, withdrawalId);
  log.info({ withdrawalId, state: record.state }, 'withdrawal called off');
  // The gateway has it, though it was not sent as far as is known here.
  if (record.state !== 'refused') throw sent(record.state);
  return record;
}
