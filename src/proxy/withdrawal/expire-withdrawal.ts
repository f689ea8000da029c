import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { endUnsent } from './end-unsent.ts';

/** Whether its time is over and nothing was sent. */
export const isOverdue = ({ state, expiresAtMs }: StoredWithdrawal, nowMs: number): boolean =>
  state === 'requested' && nowMs >= expiresAtMs;

/** Ends a withdrawal that was not sent in its time. Any number of callers may try at once. */
export async function expireWithdrawal({ store, clock }: ProxyContext, withdrawalId: string): Promise<void> {
  const nowMs = clock.now();
  await store.transact(async (tx) => {
    const withdrawal = await tx.findWithdrawal(withdrawalId);
    if (!withdrawal || !isOverdue(withdrawal, nowMs)) return;
    await endUnsent(tx, withdrawal, 'time_over', nowMs);
  });
}
