import type { ProxyErrorCode } from './failure-code.ts';
import type { EntryError } from './screen.ts';

/** Whether a code is one of these. */
export const oneOf =
  (...codes: readonly ProxyErrorCode[]) =>
  (code: ProxyErrorCode): boolean =>
    codes.includes(code);

/** The token is of no use any more; only the merchant's page can give another. */
export const endsSession = oneOf('session_invalid', 'session_expired', 'unauthorized');

/** Another tab was faster, and the view says how that went. */
export const isOvertaken = oneOf('submission_closed', 'attempts_exhausted');

/** Nothing the payer does helps: the merchant has to act. */
export const isFinal = oneOf(
  'not_found',
  'invalid_request',
  'gateway_misconfigured',
  'window_not_configured',
  'withdrawals_not_configured',
  'amount_not_whole',
);

/** The proxy says for certain that nothing was processed. */
export const wasNotProcessed = oneOf(
  'rate_limited',
  'gateway_unavailable',
  'gateway_misconfigured',
  'invalid_request',
  'not_found',
  'payload_too_large',
  'unsupported_media_type',
);

/**
 * Why the number was not processed, when the proxy said for certain that it was not. Everything else (no
 * answer, an unreadable one, the proxy's own failure) leaves open whether the gateway has it.
 */
export function refusalOf(code: ProxyErrorCode): EntryError | undefined {
  if (code === 'transaction_number_invalid') return { reason: 'characters' };
  if (!wasNotProcessed(code)) return undefined;
  return { reason: code === 'rate_limited' ? 'busy' : 'unsent' };
}
