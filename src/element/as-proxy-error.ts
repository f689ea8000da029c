import type { ProxyErrorCode } from './failure-code.ts';
import { ProxyError } from './proxy-error.ts';

/** What is told where no proxy said anything itself. Here, as nobody reads it before the later part is there. */
const sentences: Partial<Record<ProxyErrorCode, string>> = {
  network: 'The proxy cannot be reached, or not from this origin.',
  unreadable: 'The answer is none of the contract.',
};

/** `ProxyClient` throws nothing else; should anything else come, we know as little as without an answer. */
export function asProxyError(error: unknown): ProxyError {
  if (!(error instanceof ProxyError)) return new ProxyError('network', String(error));
  const { code, message, retryAfterMs } = error;
  return new ProxyError(code, message || sentences[code], retryAfterMs);
}
