import type { WalletDetails } from '../contract/deposit-view.ts';

/** What became of a request for wallet details. Nothing is at stake yet, so it may simply be asked again. */
export type CreateOutcome =
  | { readonly kind: 'ok'; readonly wallet: WalletDetails }
  /** The gateway said `fail`; `message` is its own sentence. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Our settings are wrong: HTTP 404, or a request the gateway's page does not allow. */
  | { readonly kind: 'misconfigured'; readonly detail: string }
  /** No answer, or one that settles nothing. `detail`: a sentence for people; it holds no secret. */
  | { readonly kind: 'unavailable'; readonly detail: string };

/**
 * Why it is not known what the gateway did.
 *
 * - `timeout`: no answer, or no end of it, in time
 * - `connection_lost`: the connection broke after it was made, or for a reason that leaves that open
 * - `server_error`: HTTP 5xx, whatever its body says
 * - `redirect`: any 3xx; never followed, because the secret is in the address
 * - `unexpected_status`: an HTTP status the gateway does not document, or one that contradicts its body
 * - `too_large`: more than 64 KiB after decoding
 * - `not_json`: not strict JSON: an HTML page, a cut body, a key given twice
 * - `unexpected_reply`: JSON, but none of the documented replies
 */
export type UnknownReason =
  | 'timeout'
  | 'connection_lost'
  | 'server_error'
  | 'redirect'
  | 'unexpected_status'
  | 'too_large'
  | 'not_json'
  | 'unexpected_reply';

/** What became of an activation. There is no status call: what is `unknown` only a postback or a person settles. */
export type ActivateOutcome =
  /** The gateway said ok. `depositAmount`: the amount it names, as written; it may differ from the declared one. */
  | { readonly kind: 'accepted'; readonly depositAmount: string | null }
  /** The gateway said `pending`: it looks for the payment. `message`, here and below: its own sentence. */
  | { readonly kind: 'checking'; readonly message: string }
  /** The gateway said `possible_transaction_created`. */
  | { readonly kind: 'possible'; readonly message: string }
  /** The gateway said `fail`. */
  | { readonly kind: 'rejected'; readonly message: string }
  /** It is certain that the gateway processed nothing. */
  | { readonly kind: 'unsent'; readonly reason: 'connection' | 'misconfigured'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string };
