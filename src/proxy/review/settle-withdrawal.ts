import type { WithdrawalResult } from '../../contract/withdrawal-state.ts';
import type { PersonsDecision } from '../../store/records.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { endWithdrawal } from '../withdrawal/end-withdrawal.ts';
import { ReviewError } from './review-error.ts';

/** What the merchant was told already needs no second word, which would be acted upon twice. */
const isKnown = ({ state }: StoredWithdrawal, result: WithdrawalResult): boolean =>
  state === result || (state === 'refused' && result === 'failed');

function refusal({ id, state }: StoredWithdrawal): ReviewError {
  switch (state) {
    case 'requested':
    case 'sending':
      return new ReviewError(
        'withdrawal_not_open',
        `Withdrawal ${id} is ${state}: nothing has been answered yet. It settles by itself within a day.`,
      );
    case 'conflict':
      return new ReviewError(
        'withdrawal_settled',
        `Withdrawal ${id} is in conflict: the merchant was told one result, and another was signed. Put it right in your own books, then dismiss the transaction that contradicts.`,
      );
    default:
      return new ReviewError(
        'withdrawal_settled',
        `Withdrawal ${id} is ${state} and the merchant was told so. Put it right in your own books.`,
      );
  }
}

/**
 * Ends a withdrawal as a person found out it ended, and tells the merchant by the usual event. The withdrawal's
 * version decides against a postback that comes meanwhile; the opposite result, signed later, is a conflict as ever.
 *
 * @returns `known` when this is what the merchant was told before; nothing was changed
 * @throws {ReviewError} nothing was changed
 */
export async function settleWithdrawalByHand(
  { store, clock }: Pick<ProxyContext, 'store' | 'clock'>,
  withdrawalId: string,
  result: WithdrawalResult,
  decision: PersonsDecision,
): Promise<'settled' | 'known'> {
  return store.transact(async (tx) => {
    const withdrawal = await tx.findWithdrawal(withdrawalId);
    if (!withdrawal) {
      throw new ReviewError('withdrawal_unknown', `There is no withdrawal ${withdrawalId}.`);
    }
    if (isKnown(withdrawal, result)) return 'known';
    if (withdrawal.state !== 'accepted' && withdrawal.state !== 'unknown') throw refusal(withdrawal);
    await endWithdrawal(tx, withdrawal, result, decision, clock.now());
    return 'settled';
  });
}
