/**
 * Every error the proxy tells a caller, with its HTTP status and title. The codes are stable; the sentences are not.
 * `@remedy` is the way out; `npm run docs` makes a page of all this.
 */
export const problems = {
  /**
   * The body or a parameter is not what the contract says; `detail` names the field.
   * @remedy Send what `detail` asks for.
   */
  invalid_request: { status: 400, title: 'The request is not valid.' },
  /**
   * No API key, or a wrong one.
   * @remedy Send `Authorization: Bearer` with one of `apiKeys`, from your server alone.
   */
  unauthorized: { status: 401, title: 'The API key is missing or wrong.' },
  /**
   * The session token is missing, unknown or revoked.
   * @remedy Make a new session; what was begun goes on.
   */
  session_invalid: { status: 401, title: 'The session is not valid.' },
  /**
   * The session token's time is over.
   * @remedy Make a new session; a payment that comes late is still credited.
   */
  session_expired: { status: 401, title: 'The session has ended.' },
  /**
   * A postback whose signature does not hold.
   * @remedy Compare `gateway.keyPairs` with the gateway’s cabinet.
   */
  signature_invalid: { status: 401, title: 'The signature does not hold.' },
  /**
   * A postback from an address that is not on the list.
   * @remedy Add it to `postbackAddresses` if it is the gateway’s, and look at `clientAddress`.
   */
  address_not_allowed: { status: 403, title: 'Your address may not call this.' },
  /**
   * No such route, deposit, withdrawal or event.
   * @remedy Look at the id, and at `basePath` if it is a route.
   */
  not_found: { status: 404, title: 'There is no such thing here.' },
  /**
   * `Allow` lists the methods the path does know.
   * @remedy Use one of those.
   */
  method_not_allowed: { status: 405, title: 'The path does not know this method.' },
  /**
   * A number cannot be handed in now: another is under way, its outcome is open, or the deposit is done.
   * @remedy Show the deposit as it stands; never ask for another payment.
   */
  submission_closed: { status: 409, title: 'A number cannot be handed in now.' },
  /**
   * The deposit has taken as many numbers as it may.
   * @remedy Let the payer speak to your support, or make a new deposit when no money was sent.
   */
  attempts_exhausted: { status: 409, title: 'The deposit takes no further number.' },
  /**
   * The withdrawal has been sent, to another account than the one given now, or its time is over.
   * @remedy Show the withdrawal as it stands.
   */
  withdrawal_closed: { status: 409, title: 'The withdrawal takes no account now.' },
  /**
   * The withdrawal cannot be called off: it was sent, or may have been.
   * @remedy Wait for the event that says how it ends, and give nothing back before.
   */
  withdrawal_sent: { status: 409, title: 'The withdrawal cannot be called off now.' },
  /**
   * The link to go on with on another device was good for a few minutes, which are over.
   * @remedy Make a new one at the desktop.
   */
  resume_link_expired: { status: 410, title: 'The link to go on with is too old.' },
  /**
   * Another device has gone on with it.
   * @remedy Make a new one at the desktop.
   */
  resume_link_used: { status: 410, title: 'The link to go on with has been used.' },
  /**
   * Larger than any body of the contract.
   * @remedy Send a smaller body.
   */
  payload_too_large: { status: 413, title: 'The body is too large.' },
  /**
   * Not JSON, or not a form where one is asked for.
   * @remedy Send `content-type: application/json`.
   */
  unsupported_media_type: { status: 415, title: 'The body must be JSON.' },
  /**
   * Not 8 digits.
   * @remedy Let the payer read the number in the wallet’s message again.
   */
  transaction_number_invalid: { status: 422, title: 'The transaction number must have 8 digits.' },
  /**
   * No link of this proxy, or not whole.
   * @remedy Make a new one at the desktop.
   */
  resume_link_invalid: { status: 422, title: 'The link to go on with is not one of ours.' },
  /**
   * The proxy has no page configured on which to go on.
   * @remedy Set `resume.url`.
   */
  resume_not_configured: { status: 422, title: 'Going on on another device is not configured.' },
  /**
   * The payment window and withdrawals take whole units only.
   * @remedy Ask for a whole amount, or take `flow: 'number'`.
   */
  amount_not_whole: { status: 422, title: 'The payment window and withdrawals take whole units only.' },
  /**
   * More or less than the proxy's limits for a withdrawal.
   * @remedy Keep within `withdrawals.minAmount` and `maxAmount`.
   */
  amount_out_of_limits: { status: 422, title: 'The amount is outside the limits of a withdrawal.' },
  /**
   * Not 6 to 15 digits.
   * @remedy Let the payer correct it.
   */
  account_number_invalid: { status: 422, title: 'The account number must have 6 to 15 digits.' },
  /**
   * Not the letters the merchant's account takes.
   * @remedy Let the payer correct it; `withdrawals.accountNamePattern` says what is taken.
   */
  account_name_invalid: { status: 422, title: 'The account name has characters that cannot be sent.' },
  /**
   * No bank's name, or too long a one.
   * @remedy Let the payer name the bank.
   */
  bank_invalid: { status: 422, title: 'The bank must be named, in 1 to 190 characters.' },
  /**
   * The same `Idempotency-Key`, or reference of a withdrawal session, came before with other contents.
   * @remedy Repeat it with its own contents, letter by letter. Another is for another payout, and never for the same money.
   */
  idempotency_key_reused: { status: 422, title: 'The idempotency key came before with another request.' },
  /**
   * The proxy has no limits for withdrawals configured, so it makes none.
   * @remedy Set `withdrawals.minAmount` and `maxAmount`.
   */
  withdrawals_not_configured: { status: 422, title: 'Withdrawals are not configured.' },
  /**
   * The proxy has no payment window configured, or no way to hash the redirects the session asks for.
   * @remedy Set `window.url`, and `redirectIds` or `redirectHash`.
   */
  window_not_configured: { status: 422, title: 'The payment window is not configured.' },
  /**
   * Wait as long as `Retry-After` says.
   * @remedy See `limits`.
   */
  rate_limited: { status: 429, title: 'Too many requests.' },
  /**
   * A fault of ours, or a body that was parsed before the proxy got it; `detail` says which.
   * @remedy Find the log’s line with that request id, and report it.
   */
  internal: { status: 500, title: 'Something went wrong on our side.' },
  /**
   * The gateway does not know our credentials or address: the merchant has to act.
   * @remedy Compare `gateway.secret`, which a payout does not carry, and ask support whether your IP address is registered.
   */
  gateway_misconfigured: { status: 503, title: 'The gateway does not accept our configuration.' },
  /**
   * The gateway did not give the wallet’s number.
   * @remedy Ask again; nothing was lost.
   */
  gateway_unavailable: { status: 503, title: 'The gateway cannot be reached.' },
  /**
   * The database does not answer.
   * @remedy Ask again; see to the database.
   */
  store_unavailable: { status: 503, title: 'The store does not answer.' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

/** The stable name of an error the proxy tells a caller. */
export type ProblemCode = keyof typeof problems;

/** The body of an error: RFC 9457 problem details with a stable `code`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** What was wrong and what to do, for people. Never holds a secret. */
  readonly detail: string;
}
