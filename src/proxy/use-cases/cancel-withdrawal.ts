import type { WithdrawalRecord } from '../../contract/withdrawal-record.ts';
import type { WithdrawalState } from '../../contract/withdrawal-state.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { findOrMakeOrder, readAskedOrder } from '../withdrawal/asked-order.ts';
import { endUnsent } from '../withdrawal/end-unsent.ts';
import { findWithdrawal } from './view-withdrawal.ts';

const sent = (state: WithdrawalState): ProblemError =>
  new ProblemError('withdrawal_sent', `It is ${state}. Give nothing back before an event says how it ends.`);

/** @param find gives the withdrawal in the transaction that calls it off */
async function callOff(
  context: ProxyContext,
  find: (tx: StoreTransaction, nowMs: number) => Promise<StoredWithdrawal>,
): Promise<WithdrawalRecord> {
  const { store, clock, log } = context;
  const withdrawalId = await store.transact(async (tx) => {
    const nowMs = clock.now();
    const withdrawal = await find(tx, nowMs);
    const { id, state } = withdrawal;
    if (state === 'refused') return id;
    if (state !== 'requested') throw sent(state);
    await endUnsent(tx, withdrawal, 'called_off', nowMs);
    return id;
  });
  const record = await findWithdrawal(context, withdrawalId);
  log.info({ withdrawalId, state: record.state }, 'withdrawal called off');
  // The gateway has it, though it was not sent as far as is known here.
  if (record.state !== 'refused') throw sent(record.state);
  return record;
}

/**
 * Calls a withdrawal off that was not sent: from then on it never is, and the merchant is told to give the money back,
 * once. Whether this or the payer's account was first, the withdrawal's version decides. Once more changes nothing.
 *
 * @throws {ProblemError} `not_found`; `withdrawal_sent` when it was sent, or may have been
 */
export const cancelWithdrawal = (context: ProxyContext, withdrawalId: string): Promise<WithdrawalRecord> =>
  callOff(context, async (tx) => {
    const withdrawal = await tx.findWithdrawal(withdrawalId);
    if (!withdrawal) throw new ProblemError('not_found');
    return withdrawal;
  });

/**
 * The same of an order, by its key: whoever had no answer to it, or one that nothing was processed, knows no id. One
 * that never arrived is written down as called off, so that it is not sent when it arrives after all; unless
 * another payout has its reference.
 *
 * @param read gives the order as it was sent, or would have been
 * @throws {ProblemError} `withdrawal_sent`, and what an order is refused with
 */
export async function cancelOrder(
  context: ProxyContext,
  key: string | undefined,
  read: () => Promise<unknown>,
): Promise<WithdrawalRecord> {
  const asked = await readAskedOrder(context, key, read);
  return callOff(context, async (tx, nowMs) => {
    const { withdrawal, isNew } = await findOrMakeOrder(tx, context, asked, nowMs);
    const { id, reference } = withdrawal;
    // The merchant books by the reference: of a payout under another key it would be told that it is not paid.
    if (isNew && reference !== null && (await tx.hasOtherWithdrawal(reference, id))) {
      throw new ProblemError(
        'withdrawal_sent',
        'Another payout has this reference, and none came under this key. Call it off by the key it was asked for with.',
      );
    }
    return withdrawal;
  });
}
