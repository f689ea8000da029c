import { windowOutcomes } from '../../src/contract/payment-window-link.ts';
import type { WindowOutcome } from '../../src/contract/payment-window-link.ts';
import { flows } from '../settings/demo-settings.ts';
import type { DepositFlowName } from '../settings/demo-settings.ts';

/** A way back to this page, as its address tells it. */
export interface Returned {
  readonly outcome: WindowOutcome;
  /** `window`: by the gateway's redirect. `number`: by the checkout's own link. None in an address somebody typed. */
  readonly from: DepositFlowName | undefined;
}

/** The settings have a `flow` too: that of the next deposit. */
const parameters = { outcome: 'returned', from: 'from' };

/** What the address says of a way back, when the browser came by one. */
export function readReturned(): Returned | undefined {
  const given = new URLSearchParams(location.search);
  const outcome = windowOutcomes.find((known) => known === given.get(parameters.outcome));
  return outcome && { outcome, from: flows.find((flow) => flow === given.get(parameters.from)) };
}

/** Takes it out of the address, for a reload to be an ordinary visit. */
export function forgetReturned(): void {
  const url = new URL(location.href);
  for (const name of Object.values(parameters)) url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
}
