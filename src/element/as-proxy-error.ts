import { ProxyError } from './proxy-error.ts';

/** `ProxyClient` throws nothing else; should anything else come, we know as little as without an answer. */
export function asProxyError(error: unknown): ProxyError {
  if (!(error instanceof ProxyError)) return new ProxyError('network', String(error));
  const { code, message, retryAfterMs } = error;
  // In words here, and not where it failed: nobody reads them before the later part is there.
  const words =
    code === 'network'
      ? 'The proxy cannot be reached, or not from this origin.'
      : 'The answer is none of the contract.';
  return new ProxyError(code, message || words, retryAfterMs);
}
