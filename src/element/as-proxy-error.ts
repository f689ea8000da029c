import { ProxyError } from './proxy-error.ts';

/** `ProxyClient` throws nothing else; should anything else come, we know as little as without an answer. */
export function asProxyError(error: unknown): ProxyError {
  if (!(error instanceof ProxyError)) return new ProxyError('network', String(error));
  const { code, message, retryAfterMs } = error;
  // In words here, and not where it failed: nobody reads them before the later part is there.
  const words =
    code === 'unreadable'
      ? `The answer is none of the contract: ${message || 'HTTP 200'}`
      : message || 'The proxy cannot be reached, or not from this origin.';
  return new ProxyError(code, words, retryAfterMs);
}
