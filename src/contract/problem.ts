/**
 * Every error the proxy tells a caller, with its HTTP status. The codes are stable; the sentences are not. `@remedy` is
 * the way out; `npm run docs` makes a page of all this.
 */
export const problemStatus = {
  /**
   * The body or a parameter is not what the contract says; `detail` names the field.
   * @remedy Send what `detail` asks for.
   */
  invalid_request: 400,
  /**
   * No API key, or a wrong one.
   * @remedy Send `Authorization: Bearer` with one of `apiKeys`, from your server alone.
   */
  unauthorized: 401,
  /**
   * The session token is missing, unknown or revoked.
   * @remedy Make a new session; what was begun goes on.
   */
  session_invalid: 401,
  /**
   * The session token's time is over.
   * @remedy Make a new session; a payment that comes late is still credited.
   */
  session_expired: 401,
  /**
   * A postback whose signature does not hold.
   * @remedy Compare `gateway.keyPairs` with the gateway’s cabinet.
   */
  signature_invalid: 401,
  /**
   * A postback from an address that is not on the list.
   * @remedy Add it to `postbackAddresses` if it is the gateway’s, and look at `clientAddress`.
   */
  address_not_allowed: 403,
  /**
   * No such route, deposit, withdrawal or event.
   * @remedy Look at the id, and at `basePath` if it is a route.
   */
  not_found: 404,
  /**
   * `Allow` lists the methods the path does know.
   * @remedy Use one of those.
   */
  method_not_allowed: 405,
  /**
   * A number cannot be handed in now: another is under way, its outcome is open, or the deposit is done.
   * @remedy Show the deposit as it stands; never ask for another payment.
   */
  submission_closed: 409,
  /**
   * The deposit has taken as many numbers as it may.
   * @remedy Let the payer speak to your support, or make a new deposit when no money was sent.
   */
  attempts_exhausted: 409,
  /**
   * The withdrawal has been sent, to another account than the one given now, or its time is over.
   * @remedy Show the withdrawal as it stands.
   */
  withdrawal_closed: 409,
  /**
   * The link to go on with on another device was good for a few minutes, which are over.
   * @remedy Make a new one at the desktop.
   */
  resume_link_expired: 410,
  /**
   * Another device has gone on with it.
   * @remedy Make a new one at the desktop.
   */
  resume_link_used: 410,
  /**
   * Larger than any body of the contract.
   * @remedy Send a smaller body.
   */
  payload_too_large: 413,
  /**
   * Not JSON, or not a form where one is asked for.
   * @remedy Send `content-type: application/json`.
   */
  unsupported_media_type: 415,
  /**
   * Not 8 digits.
   * @remedy Let the payer read the number in the wallet’s message again.
   */
  transaction_number_invalid: 422,
  /**
   * No link of this proxy, or not whole.
   * @remedy Make a new one at the desktop.
   */
  resume_link_invalid: 422,
  /**
   * The proxy has no page configured on which to go on.
   * @remedy Set `resume.url`.
   */
  resume_not_configured: 422,
  /**
   * The payment window and withdrawals take whole units only.
   * @remedy Ask for a whole amount, or take `flow: 'number'`.
   */
  amount_not_whole: 422,
  /**
   * More or less than the proxy's limits for a withdrawal.
   * @remedy Keep within `withdrawals.minAmount` and `maxAmount`.
   */
  amount_out_of_limits: 422,
  /**
   * Not 6 to 15 digits.
   * @remedy Let the payer correct it.
   */
  account_number_invalid: 422,
  /**
   * Not the letters the merchant's account takes.
   * @remedy Let the payer correct it; `withdrawals.accountNamePattern` says what is taken.
   */
  account_name_invalid: 422,
  /**
   * No bank's name, or too long a one.
   * @remedy Let the payer name the bank.
   */
  bank_invalid: 422,
  /**
   * The same `Idempotency-Key`, or reference of a withdrawal session, came before with other contents.
   * @remedy Take a new one for a new payout, or repeat the first with its own contents.
   */
  idempotency_key_reused: 422,
  /**
   * The proxy has no limits for withdrawals configured, so it makes none.
   * @remedy Set `withdrawals.minAmount` and `maxAmount`.
   */
  withdrawals_not_configured: 422,
  /**
   * The proxy has no payment window configured, or no way to hash the redirects the session asks for.
   * @remedy Set `window.url`, and `redirectIds` or `redirectHash`.
   */
  window_not_configured: 422,
  /**
   * Wait as long as `Retry-After` says.
   * @remedy See `limits`.
   */
  rate_limited: 429,
  /**
   * A fault of ours, or a body that was parsed before the proxy got it; `detail` says which.
   * @remedy Find the log’s line with that request id, and report it.
   */
  internal: 500,
  /**
   * The gateway does not know our credentials or address: the merchant has to act.
   * @remedy Compare `gateway.secret`, and ask support whether your IP address is registered.
   */
  gateway_misconfigured: 503,
  /**
   * The gateway did not give the wallet’s number.
   * @remedy Ask again; nothing was lost.
   */
  gateway_unavailable: 503,
  /**
   * The database does not answer.
   * @remedy Ask again; see to the database.
   */
  store_unavailable: 503,
} as const;

/** The stable name of an error the proxy tells a caller. */
export type ProblemCode = keyof typeof problemStatus;

/** The body of an error: RFC 9457 problem details with a stable `code`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** What was wrong and what to do, for people. Never holds a secret. */
  readonly detail: string;
}
