import type { WithdrawalView } from '../../contract/withdrawal-view.ts';
import type { ViewlessScreen } from '../viewless-screen.ts';
import type { DetailsErrors } from './typed-details.ts';

export type SentView = Extract<WithdrawalView, { recipient: object }>;
export type RefusedView = Extract<WithdrawalView, { state: 'refused' }>;

/**
 * Why the details were not taken: by field, or `whole`.
 *
 * - `unsent`: certainly not processed
 * - `busy`: the same, because of too many tries
 * - `unreceived`: the way there failed, and the proxy has since said that it was given no account
 */
export interface FormError extends DetailsErrors {
  readonly whole?: 'unsent' | 'busy' | 'unreceived';
}

/**
 * The payer's own screens: true while the proxy waits for an account. `lost`: it was sent, no answer came, and
 * nobody knows whether it arrived.
 */
type OwnScreen =
  | { readonly kind: 'form'; readonly error?: FormError }
  | { readonly kind: 'offline' | 'submitting' | 'lost' };

type StateScreen =
  | {
      readonly kind: 'sending' | 'accepted' | 'unknown' | 'succeeded' | 'failed' | 'conflict';
      readonly view: SentView;
    }
  | { readonly kind: 'refused'; readonly view: RefusedView };

/** What the payer sees: exactly one of these at a time. */
export type WithdrawalScreen = ViewlessScreen | OwnScreen | StateScreen;

/** The screen that says what the proxy last said, after what it said before. */
export function screenOfWithdrawal(
  view: WithdrawalView,
  before: WithdrawalView | undefined,
): WithdrawalScreen {
  switch (view.state) {
    case 'requested':
      // On its way, and waiting again: it certainly never reached the gateway.
      return { kind: 'form', ...(before?.state === 'sending' && { error: { whole: 'unsent' } }) };
    case 'refused':
      return { kind: 'refused', view };
    default:
      return { kind: view.state, view };
  }
}

/** Whether the payer's own screen outlives the news that the withdrawal now stands as in `view`. */
export function outlivesNews({ kind }: WithdrawalScreen, { state }: WithdrawalView): boolean {
  const isOwn = kind === 'form' || kind === 'offline' || kind === 'submitting' || kind === 'lost';
  return isOwn && state === 'requested';
}
