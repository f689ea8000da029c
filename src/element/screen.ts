import { takesNumber } from '../contract/deposit-state.ts';
import type { DepositView, WalletDetails } from '../contract/deposit-view.ts';
import type { Money } from '../contract/money.ts';
import type { TransactionNumberProblem } from '../contract/transaction-number.ts';
import type { ViewlessScreen } from './viewless-screen.ts';

export type SubmittedView = Extract<DepositView, { transactionNumber: string }>;
export type CreditedView = Extract<DepositView, { state: 'credited' }>;

/**
 * Why the number in the field was not taken.
 *
 * - `unsent`: the proxy said that it did not process the number
 * - `busy`: the same, because of too many tries
 * - `unreceived`: the way there failed, and the proxy has since said that it knows of no such attempt
 */
export type EntryError = TransactionNumberProblem | { readonly reason: 'unsent' | 'busy' | 'unreceived' };

/**
 * Where the visit to the gateway's payment window stands. `blocked`: the browser did not let it open.
 */
export type WindowPhase = 'ready' | 'opening' | 'blocked' | 'waiting' | 'frame';

/**
 * What the payer sees: exactly one of these at a time. `attempt` is the attempt's place in the deposit,
 * counted from 1: a screen about an attempt the proxy does not know of yet is the payer's own, and stays
 * until the proxy knows of it. 0 is the proxy's own word, which its next word replaces.
 */
export type Screen =
  | ViewlessScreen
  | { readonly kind: 'pay'; readonly view: DepositView; readonly wallet: WalletDetails }
  | { readonly kind: 'enter'; readonly attempt: number; readonly error?: EntryError }
  | { readonly kind: 'offline'; readonly attempt: number }
  | { readonly kind: 'submitting'; readonly attempt: number; readonly transactionNumber: string }
  | { readonly kind: 'unknown'; readonly attempt: number; readonly transactionNumber: string | null }
  | {
      readonly kind: 'accepted' | 'checking' | 'possible' | 'rejected' | 'exhausted';
      readonly view: SubmittedView;
    }
  | { readonly kind: 'credited'; readonly view: CreditedView }
  | { readonly kind: 'expired'; readonly view: DepositView }
  | {
      readonly kind: 'window';
      readonly phase: WindowPhase;
      readonly amount: Money | undefined;
      readonly url?: string;
    };

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
