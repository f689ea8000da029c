import type { PaymentWindowLinkErrorCode } from '../contract/payment-window-link.ts';
import type { ProblemCode } from '../contract/problem.ts';

/** The ways in which asking the proxy fails. */
export type ProxyErrorCode =
  | ProblemCode
  /** No answer: no connection, a broken one, refused by CORS, or too slow. */
  | 'network'
  /** An answer, but not one the contract knows. */
  | 'unreadable';

/** Why the element cannot show the deposit: `code` of `IpayDepositFailedEvent`. */
export type FailureCode =
  | ProxyErrorCode
  | PaymentWindowLinkErrorCode
  /** Neither `proxy` with `session`, nor `link`, nor `window-url` is there. */
  | 'not_configured'
  /** `link` is no https address. */
  | 'link_invalid'
  /** `amount` is no decimal string. */
  | 'amount_invalid'
  /** `success-id`, `fail-id` or `pending-id` is no whole number. */
  | 'redirect_id_invalid'
  /** `redirect-hash` names a strategy that needs a key, or none that we know. */
  | 'redirect_hash_refused';
