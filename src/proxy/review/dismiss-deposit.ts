import { dismissal, dismissibleStates } from '../../store/records.ts';
import type { PersonsDecision } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { changeDeposit } from '../deposit/move-deposit.ts';
import { ReviewError } from './review-error.ts';

/**
 * Takes a deposit off the list that nobody paid, as a person found out. It stays in its state: the payer is told
 * nothing else, and a postback that comes after all credits it as ever.
 *
 * @throws {ReviewError} nothing was changed
 */
export async function dismissDeposit(
  { store, clock }: Pick<ProxyContext, 'store' | 'clock'>,
  depositId: string,
  decision: PersonsDecision,
): Promise<void> {
  await store.transact(async (tx) => {
    const deposit = await tx.findDeposit(depositId);
    if (!deposit) throw new ReviewError('deposit_unknown', `There is no deposit ${depositId}.`);
    const { state } = deposit;
    if (!dismissibleStates.includes(state)) {
      throw new ReviewError(
        'deposit_not_in_review',
        `Deposit ${depositId} is ${state}, and waits for nobody.`,
      );
    }
    const nowMs = clock.now();
    // So that a postback, or the sweeper, does not move it on meanwhile.
    await changeDeposit(tx, deposit, {}, nowMs);
    await tx.insertTransition({ depositId, from: state, to: state, cause: dismissal, decision, atMs: nowMs });
  });
}
