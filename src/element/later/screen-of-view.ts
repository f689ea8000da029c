import { takesNumber } from '../../contract/deposit-state.ts';
import type { DepositView } from '../../contract/deposit-view.ts';
import type { Screen } from '../screen.ts';

/** The screen that says what the proxy last said. */
export function screenOfView(view: DepositView): Screen {
  switch (view.state) {
    case 'awaiting_payment':
      if (view.flow === 'window') {
        return { kind: 'window', phase: view.windowOpened ? 'waiting' : 'ready', amount: view.amount };
      }
      return view.wallet
        ? { kind: 'pay', view, wallet: view.wallet }
        : { kind: 'unavailable', code: 'unreadable' };
    case 'credited':
    case 'expired':
      // One at a time, so that the compiler sees each kind with its own view.
      return view.state === 'credited' ? { kind: view.state, view } : { kind: view.state, view };
    case 'submitting':
      return {
        kind: 'submitting',
        attempt: 0,
        transactionNumber: view.transactionNumber,
      };
    case 'unknown':
    case 'needs_review':
      return { kind: 'unknown', attempt: 0, transactionNumber: view.transactionNumber };
    case 'rejected':
      return { kind: view.attempts.left > 0 ? 'rejected' : 'exhausted', view };
    default:
      return { kind: view.state, view };
  }
}

/** Whether the payer's own screen outlives the news that the deposit now stands as in `view`. */
export function outlives(screen: Screen, view: DepositView): boolean {
  if ('attempt' in screen) return view.attempts.used < screen.attempt && takesNumber(view.state);
  if (screen.kind !== 'window' || view.flow !== 'window') return false;
  // Time may run out while the payer is inside the frame; taking it away would cut a payment in half.
  return view.state === 'awaiting_payment'
    ? screen.phase !== 'ready'
    : view.state === 'expired' && screen.phase === 'frame';
}
