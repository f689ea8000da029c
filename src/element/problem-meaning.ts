import type { ProxyErrorCode } from './failure-code.ts';

/** Whether a code is one of these. */
export const oneOf =
  (...codes: readonly ProxyErrorCode[]) =>
  (code: ProxyErrorCode): boolean =>
    codes.includes(code);

/** The token is of no use any more; only the merchant's page can give another. */
export const endsSession = oneOf('session_invalid', 'session_expired', 'unauthorized');

/** Nothing the payer does helps: the merchant has to act. */
export const isFinal = oneOf(
  'not_found',
  'invalid_request',
  'gateway_misconfigured',
  'window_not_configured',
  'withdrawals_not_configured',
  'amount_not_whole',
);
