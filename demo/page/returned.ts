import { windowOutcomes } from '../../src/contract/payment-window-link.ts';
import type { WindowOutcome } from '../../src/contract/payment-window-link.ts';

const parameter = 'returned';

/** What the address says of the payment window, when the browser came from there. */
export function returnedOutcome(): WindowOutcome | undefined {
  const value = new URLSearchParams(location.search).get(parameter);
  return windowOutcomes.find((outcome) => outcome === value);
}

/** Takes it out of the address, for a reload to be an ordinary visit. */
export function forgetReturn(): void {
  const url = new URL(location.href);
  url.searchParams.delete(parameter);
  history.replaceState(history.state, '', url);
}
