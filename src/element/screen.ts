import type { DepositView, WalletDetails } from '../contract/deposit-view.ts';
import type { Money } from '../contract/money.ts';
import type { TransactionNumberProblem } from '../contract/transaction-number.ts';
import type { EntryHint } from './later/number/entry-hint.ts';
import type { QrPath } from './later/resume/qr-path.ts';
import type { ViewlessScreen } from './viewless-screen.ts';

export type SubmittedView = Extract<DepositView, { transactionNumber: string }>;
export type CreditedView = Extract<DepositView, { state: 'credited' }>;

/**
 * Why the number in the field was not taken.
 *
 * - `wallet`, `amount`: it is no 8 digits, but the number the money is sent to, or the amount
 * - `unsent`: the proxy said that it did not process the number
 * - `busy`: the same, because of too many tries
 * - `unreceived`: the way there failed, and the proxy has since said that it knows of no such attempt
 */
export type EntryError =
  TransactionNumberProblem | { readonly reason: 'wallet' | 'amount' | 'unsent' | 'busy' | 'unreceived' };

/**
 * Where the visit to the gateway's payment window stands. `blocked`: the browser did not let it open; `closed`: it
 * is gone, or out of our sight, and what the payer did in it is the proxy's to say.
 */
export type WindowPhase = 'ready' | 'opening' | 'blocked' | 'waiting' | 'closed' | 'frame';

/**
 * What the payer sees: exactly one of these at a time. `attempt` is the attempt's place in the deposit,
 * counted from 1: a screen about an attempt the proxy does not know of yet is the payer's own, and stays
 * until the proxy knows of it. 0 is the proxy's own word, which its next word replaces.
 */
export type Screen =
  | ViewlessScreen
  | { readonly kind: 'pay'; readonly view: DepositView; readonly wallet: WalletDetails }
  | { readonly kind: 'resume'; readonly phase: 'asking' | 'old' | 'failed' }
  | { readonly kind: 'resume'; readonly phase: 'ready'; readonly url: string; readonly qr: QrPath }
  | {
      readonly kind: 'enter';
      readonly attempt: number;
      readonly error?: EntryError;
      readonly hint?: EntryHint;
    }
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

/** The screens of the first part of the code; see `later-part.ts`. */
export type FirstScreen = Extract<Screen, { kind: 'loading' | 'pay' }> | { readonly kind: 'not_loaded' };
export type LaterScreen = Exclude<Screen, FirstScreen>;

export const isFirstScreen = (screen: { readonly kind: string }): screen is FirstScreen =>
  screen.kind === 'loading' || screen.kind === 'pay' || screen.kind === 'not_loaded';
