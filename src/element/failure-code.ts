import type { PaymentWindowLinkErrorCode } from '../contract/payment-window-link.ts';
import type { ProblemCode } from '../contract/problem.ts';

/** The ways in which asking the proxy fails. */
export type ProxyErrorCode =
  | ProblemCode
  /**
   * No answer: no connection, a broken one, refused by CORS, or too slow.
   * @remedy See that `proxy` is right, that `origins` has the page’s origin (the log names one that is not in it), and
   *   that the policy’s `connect-src` allows it.
   */
  | 'network'
  /**
   * An answer, but not one the contract knows.
   * @remedy See that `proxy` leads to the proxy, and that both are of [one line](../updates.md#what-a-version-promises).
   */
  | 'unreadable';

/** Why the element cannot show the deposit: `code` of `IpayDepositFailedEvent`. */
export type FailureCode =
  | ProxyErrorCode
  | PaymentWindowLinkErrorCode
  /**
   * Neither `proxy` with `session`, nor `link`, nor `window-url` is there.
   * @remedy Give `proxy` and `session`.
   */
  | 'not_configured'
  /**
   * `link` is no https address.
   * @remedy Give the link as your server built it.
   */
  | 'link_invalid'
  /**
   * `amount` is no decimal string.
   * @remedy Write it as `2500`: the window takes whole units.
   */
  | 'amount_invalid'
  /**
   * `success-id`, `fail-id` or `pending-id` is no whole number.
   * @remedy Give the number that support gave for the URL.
   */
  | 'redirect_id_invalid'
  /**
   * `redirect-hash` names a strategy that needs a key, or none that we know.
   * @remedy Take one without a key, or let the proxy or your server hash.
   */
  | 'redirect_hash_refused';
