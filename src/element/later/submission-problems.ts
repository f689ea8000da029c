import { oneOf } from '../problem-meaning.ts';

/** Another tab was faster, and the view says how that went. */
export const isOvertaken = oneOf('submission_closed', 'attempts_exhausted');

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
