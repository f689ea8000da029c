import type { UnknownReason } from './gateway-outcome.ts';

/**
 * What became of a withdrawal request. There is no status call: what is `unknown` only a postback or a person settles.
 */
export type WithdrawalOutcome =
  /** The gateway said ok: it will pay, or say in a signed postback that it did not. */
  | { readonly kind: 'accepted' }
  /** The gateway's own word that it will not pay. `message` is its sentence. */
  | {
      readonly kind: 'refused';
      /** `insufficient_balance`: the merchant's balance at the gateway is too small. */
      readonly code: 'insufficient_balance' | 'refused';
      readonly message: string;
    }
  /** It is certain that the gateway processed nothing: the same `withdrawal_id` may be sent again. */
  | { readonly kind: 'unsent'; readonly reason: 'connection' | 'misconfigured'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string };
