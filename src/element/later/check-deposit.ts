import { checkStatus } from './check-status.ts';
import type { DepositFlow } from './deposit-flow.ts';
import { outlives } from './screen-of-view.ts';

/** "Check status" of a deposit. */
export async function checkDeposit(flow: DepositFlow): Promise<void> {
  const before = flow.screen;
  const answered = await checkStatus(flow);
  const { view } = flow;
  // The proxy knows of no such attempt: the number may be sent again, as the same attempt.
  if (answered && view && before.kind === 'unknown' && outlives(before, view)) {
    flow.enterWith(view, { reason: 'unreceived' });
  }
}
