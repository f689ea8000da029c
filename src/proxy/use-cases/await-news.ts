import type { ProxyContext } from '../context.ts';

/** How long a long poll waits for news before it answers with what there is. */
export const longPollMs = 25_000;

/** What a long poll waits for. */
interface AwaitedNews<View> {
  /** Of the deposit or withdrawal. */
  readonly id: string;
  /** Only a version above it is news. */
  readonly after: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Reads it as its payer sees it now. */
  readonly look: () => Promise<View>;
  /** How long nothing but news can change what is seen, in milliseconds. */
  readonly patienceMs: (view: View) => number;
}

/** Waits until there is news, for 25 s at most, and tells how things stand then. */
export async function awaitNews<View extends { readonly version: number }>(
  { store, clock, meter }: ProxyContext,
  { id, after, signal, look, patienceMs }: AwaitedNews<View>,
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
