/** Every error the proxy tells a caller, with its HTTP status. The codes are stable; the sentences are not. */
export const problemStatus = {
  /** The body or a parameter is not what the contract says; `detail` names the field. */
  invalid_request: 400,
  /** No API key, or a wrong one. */
  unauthorized: 401,
  /** The session token is missing, unknown or revoked. */
  session_invalid: 401,
  /** The session token's time is over. */
  session_expired: 401,
  /** A postback whose signature does not hold. */
  signature_invalid: 401,
  /** A postback from an address that is not on the list. */
  address_not_allowed: 403,
  not_found: 404,
  /** `Allow` lists the methods the path does know. */
  method_not_allowed: 405,
  /** A number cannot be handed in now: another is under way, its outcome is open, or the deposit is done. */
  submission_closed: 409,
  /** The deposit has taken as many numbers as it may. */
  attempts_exhausted: 409,
  /** The withdrawal has been sent, to another account than the one given now, or its time is over. */
  withdrawal_closed: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  /** Not 8 digits. */
  transaction_number_invalid: 422,
  /** The payment window and withdrawals take whole units only. */
  amount_not_whole: 422,
  /** More or less than the proxy's limits for a withdrawal. */
  amount_out_of_limits: 422,
  /** Not 6 to 15 digits. */
  account_number_invalid: 422,
  /** Not the letters the merchant's account takes. */
  account_name_invalid: 422,
  /** No bank's name, or too long a one. */
  bank_invalid: 422,
  /** The same `Idempotency-Key`, or reference of a withdrawal session, came before with other contents. */
  idempotency_key_reused: 422,
  /** The proxy has no limits for withdrawals configured, so it makes none. */
  withdrawals_not_configured: 422,
  /** The proxy has no payment window configured, or no way to hash the redirects the session asks for. */
  window_not_configured: 422,
  /** Wait as long as `Retry-After` says. */
  rate_limited: 429,
  internal: 500,
  /** The gateway does not know our credentials or address: the merchant has to act. */
  gateway_misconfigured: 503,
  gateway_unavailable: 503,
  store_unavailable: 503,
} as const;

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
