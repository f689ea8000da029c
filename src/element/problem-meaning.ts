import type { ProxyErrorCode } from './failure-code.ts';

const oneOf =
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
  'amount_not_whole',
);

/**
 * The proxy said for certain that it did not process the number. Everything else (no answer, an unreadable
 * one, the proxy's own failure) leaves open whether the gateway has it.
 */
export const wasNotProcessed = oneOf(
  'rate_limited',
  'gateway_unavailable',
  'gateway_misconfigured',
  'invalid_request',
  'not_found',
  'payload_too_large',
  'unsupported_media_type',
);
