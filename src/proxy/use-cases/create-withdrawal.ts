import type { WithdrawalRecord } from '../../contract/withdrawal-record.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { findOrMakeOrder, readAskedOrder } from '../withdrawal/asked-order.ts';
import { isOverdue } from '../withdrawal/expire-withdrawal.ts';
import { beginSending } from './begin-sending.ts';
import { sendWithdrawal } from './send-withdrawal.ts';
import { findWithdrawal } from './view-withdrawal.ts';

interface Begun {
  readonly id: string;
  /** Where this caller, and nobody else, now calls the gateway. */
  readonly toSend: StoredWithdrawal | undefined;
}

/** What to do about an order that came before. */
async function repeat(
  tx: StoreTransaction,
  { settings }: ProxyContext,
  known: StoredWithdrawal,
  nowMs: number,
): Promise<Begun> {
  const { id } = known;
  // Switched off, it stays as it is: an error would say that nothing was begun under this key.
  if (known.state !== 'requested' || isOverdue(known, nowMs) || !settings.withdrawals) {
    return { id, toSend: undefined };
  }
  return { id, toSend: await beginSending(tx, known, 'sent_again', nowMs) };
}

/**
 * Pays out to an account the merchant names: at most once per idempotency key, however often, from however many
 * processes it is asked for.
 *
 * @param read gives the order as it was sent
 * @throws {ProblemError} `invalid_request`, `withdrawals_not_configured`, `idempotency_key_reused`, what is
 *   wrong with amount or account; `gateway_unavailable` or `gateway_misconfigured` when nothing was processed
 */
export async function createWithdrawal(
  context: ProxyContext,
  key: string | undefined,
  read: () => Promise<unknown>,
): Promise<WithdrawalRecord> {
  const asked = await readAskedOrder(context, key, read);
  const begun = await context.store.transact(async (tx): Promise<Begun> => {
    // Not before: the sweeper counts the wait for the gateway from here, and the one for the database is over.
    const nowMs = context.clock.now();
    const { withdrawal, isNew } = await findOrMakeOrder(tx, context, asked, nowMs);
    return isNew
      ? { id: withdrawal.id, toSend: await beginSending(tx, withdrawal, 'order', nowMs) }
      : repeat(tx, context, withdrawal, nowMs);
  });
  if (begun.toSend) await sendWithdrawal(context, begun.toSend);
  return findWithdrawal(context, begun.id);
}
