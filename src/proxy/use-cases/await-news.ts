import type { ProxyContext } from '../context.ts';

/** How long a long poll waits for news before it answers with what there is. */
export const longPollMs = 25_000;

/**
 * Waits until something has a version above `after`, for as long as the page has patience and nobody aborts.
 *
 * @param id of the deposit or withdrawal
 * @param look reads it as its payer sees it now
 * @param patienceMs how long nothing but news can change what is seen; 25 s at most are waited
 */
export async function awaitNews<View extends { readonly version: number }>(
  { store, clock, meter }: ProxyContext,
  id: string,
  after: number,
  signal: AbortSignal,
  look: () => Promise<View>,
  patienceMs: (view: View) => number,
): Promise<View> {
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  // Listening starts before reading: a change in between is seen by one of the two.
  const unwatch = store.watch(id, stop);
  signal.addEventListener('abort', stop);
  try {
    const view = await look();
    if (view.version > after || signal.aborted) return view;
    meter.longPollStarted();
    try {
      await clock.sleep(Math.min(longPollMs, patienceMs(view)), waiting.signal);
    } finally {
      meter.longPollEnded();
    }
    return await look();
  } finally {
    unwatch();
    signal.removeEventListener('abort', stop);
  }
}
