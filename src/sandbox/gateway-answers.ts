import { formatDecimal } from '../contract/money.ts';
import type { Money } from '../contract/money.ts';

/** A `message` is a sentence, or an object of arrays by field (page: "Response Fail"). */
export type FailMessage = string | Readonly<Record<string, readonly string[]>>;

/** The bodies the gateway's page documents, with its own sentences where it gives them. */
export const gatewayAnswers = {
  wallet: (identifier: string) => ({ status: 'ok', params: { identifier } }),
  activated: (amount: Money) => ({
    status: 'ok',
    deposit: true,
    // The gateway writes a JSON number here; the exact decimal becomes one only at this edge.
    deposit_amount: Number(formatDecimal(amount)),
    currency: { code: amount.currency, symbol: amount.currency },
  }),
  pending: () => ({
    status: 'pending',
    message:
      'The deposit status check has been started. The operation may take longer than expected. ' +
      'Upon completion of the verification, the funds will be credited to your account',
  }),
  possible: () => ({
    status: 'possible_transaction_created',
    message: 'Transaction not found. Possible transaction created',
  }),
  ok: () => ({ status: 'ok' }),
  fail: (message: FailMessage) => ({ status: 'fail', message }),
  insufficientBalance: () => ({
    status: 'fail',
    message: { withdrawals_sum_amount: ['Insufficient balance'] },
  }),
} as const;

/** Everything the gateway may answer as JSON. */
export type GatewayAnswer = ReturnType<(typeof gatewayAnswers)[keyof typeof gatewayAnswers]>;

/** The gateway answers its refusals with 200 as well; only the secret's absence is known to be a 404. */
export function failResponse(message: FailMessage, status = 200): Response {
  return Response.json(gatewayAnswers.fail(message), { status });
}

/** What every call with a missing or wrong secret gets, and every address the gateway does not have. */
export function notFoundResponse(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
