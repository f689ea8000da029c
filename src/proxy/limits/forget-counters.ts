import type { ProxyContext } from '../context.ts';
import { longestWindowSeconds } from '../settings/limit-settings.ts';

/** Few enough that nobody waits for it; it comes round every few seconds. */
const batch = 500;

/** Drops the counters whose windows are certainly over, labels and addresses with them. */
export async function forgetOldCounters({ store, clock }: ProxyContext): Promise<void> {
  // A window more than the longest, for clocks that differ.
  const beforeMs = clock.now() - 2 * longestWindowSeconds * 1000;
  await store.transact((tx) => tx.forgetCounters(beforeMs, batch));
}
