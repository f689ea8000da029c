import { problemStatus } from '../../contract/problem.ts';
import type { Problem, ProblemCode } from '../../contract/problem.ts';

const titles: Record<ProblemCode, string> = {
  invalid_request: 'The request is not valid.',
  unauthorized: 'The API key is missing or wrong.',
  session_invalid: 'The session is not valid.',
  session_expired: 'The session has ended.',
  signature_invalid: 'The signature does not hold.',
  address_not_allowed: 'Your address may not call this.',
  not_found: 'There is no such thing here.',
  method_not_allowed: 'The path does not know this method.',
  submission_closed: 'A number cannot be handed in now.',
  attempts_exhausted: 'The deposit takes no further number.',
  resume_link_expired: 'The link to go on with is too old.',
  resume_link_used: 'The link to go on with has been used.',
  resume_link_invalid: 'The link to go on with is not one of ours.',
  resume_not_configured: 'Going on on another device is not configured.',
  payload_too_large: 'The body is too large.',
  unsupported_media_type: 'The body must be JSON.',
  transaction_number_invalid: 'The transaction number must have 8 digits.',
  amount_not_whole: 'The payment window and withdrawals take whole units only.',
  amount_out_of_limits: 'The amount is outside the limits of a withdrawal.',
  account_number_invalid: 'The account number must have 6 to 15 digits.',
  account_name_invalid: 'The account name has characters that cannot be sent.',
  bank_invalid: 'The bank must be named, in 1 to 190 characters.',
  idempotency_key_reused: 'The idempotency key came before with another request.',
  withdrawals_not_configured: 'Withdrawals are not configured.',
  withdrawal_closed: 'The withdrawal takes no account now.',
  window_not_configured: 'The payment window is not configured.',
  rate_limited: 'Too many requests.',
  internal: 'Something went wrong on our side.',
  gateway_misconfigured: 'The gateway does not accept our configuration.',
  gateway_unavailable: 'The gateway cannot be reached.',
  store_unavailable: 'The store does not answer.',
};

const mark = Symbol.for('ipay-deposit.ProblemError');

/** An answer that is an error: thrown anywhere in the proxy, turned into a response in one place. */
export class ProblemError extends Error {
  /** Whichever copy of this class made it: Next.js, for one, loads the package once for each route. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && mark in value;
  }

  override readonly name = 'ProblemError';
  readonly [mark] = true;
  readonly code: ProblemCode;
  /** Of the answer. Express, Fastify and others take it from an error that nobody has caught. */
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  /** @param detail what was wrong and the way out, for people; never with a secret */
  constructor(code: ProblemCode, detail: string = titles[code], retryAfterSeconds?: number) {
    super(detail);
    this.code = code;
    this.status = problemStatus[code];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** @param headers what the answer says beside what the problem asks for, under lower-case names */
  toResponse(headers: Readonly<Record<string, string>> = {}): Response {
    const problem: Problem = {
      type: `urn:ipay-deposit:problem:${this.code}`,
      title: titles[this.code],
      status: this.status,
      code: this.code,
      detail: this.message,
    };
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: {
        ...headers,
        'content-type': 'application/problem+json',
        ...(this.retryAfterSeconds !== undefined && { 'retry-after': String(this.retryAfterSeconds) }),
        ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
      },
    });
  }
}
