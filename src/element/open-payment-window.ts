import type { OpenedWindow } from './payment-flow.ts';
import type { OpenIn } from './screens/screen-context.ts';

/** Opens the gateway's payment window, and tells what came of it. */
export function openPaymentWindow(url: string, openIn: OpenIn): OpenedWindow {
  if (openIn === 'frame') {
    const fresh = new URL(url);
    // The gateway's own embedding breaks the cache with the time in milliseconds.
    fresh.searchParams.set('_', String(Date.now()));
    return { phase: 'frame', url: fresh.href };
  }
  if (openIn === 'self') {
    location.assign(url);
    return { phase: 'waiting', url };
  }
  // `noopener` would give null whether it opened or not; so the way back to us is cut by hand.
  const opened = open(url, '_blank');
  if (!opened) return { phase: 'blocked', url };
  opened.opener = null;
  return { phase: 'waiting', url };
}
