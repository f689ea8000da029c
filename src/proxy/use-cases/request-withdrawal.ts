import type { WithdrawalDetails } from '../../contract/withdrawal-view.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { isOverdue } from '../withdrawal/expire-withdrawal.ts';
import {
  readWithdrawalDetails,
  sameDetails,
  withdrawalSettings,
} from '../withdrawal/read-withdrawal-fields.ts';
import { beginSending } from './begin-sending.ts';
import { sendWithdrawal } from './send-withdrawal.ts';

/** @returns the withdrawal to send, or nothing when this very account was given before, or it must have been sent */
async function begin(
  tx: StoreTransaction,
  { clock }: ProxyContext,
  withdrawalId: string,
  details: WithdrawalDetails,
): Promise<StoredWithdrawal | undefined> {
  // Not before: the sweeper counts the wait for the gateway from here, and the one for the database is over.
  const nowMs = clock.now();
  const withdrawal = await tx.findWithdrawal(withdrawalId);
  if (!withdrawal) throw new ProblemError('not_found');
  if (withdrawal.state !== 'requested') {
    if (sameDetails(withdrawal.details, details)) return undefined;
    throw new ProblemError('withdrawal_closed', 'The withdrawal was sent, or its time is over.');
  }
  // The sweeper may not have come by yet.
  if (isOverdue(withdrawal, nowMs)) {
    throw new ProblemError('withdrawal_closed', 'The time to give an account is over.');
  }
  return beginSending(tx, withdrawal, 'account', nowMs, { details });
}

/**
 * Takes the payer's account and asks the gateway to pay, at most once however often, from however many tabs it is
 * given. What certainly never reached the gateway is sent again under its own id, to the account given then.
 *
 * @throws {ProblemError} `account_number_invalid`, `account_name_invalid`, `bank_invalid`, `withdrawal_closed`;
 *   and `gateway_unavailable` or `gateway_misconfigured` when it is certain that nothing was processed
 */
export async function requestWithdrawal(
  context: ProxyContext,
  withdrawalId: string,
  typed: WithdrawalDetails,
): Promise<void> {
  const details = readWithdrawalDetails(typed, withdrawalSettings(context.settings));
  const withdrawal = await context.store.transact((tx) => begin(tx, context, withdrawalId, details));
  if (withdrawal) await sendWithdrawal(context, withdrawal);
}
