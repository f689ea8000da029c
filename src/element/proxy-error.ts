import type { ProxyErrorCode } from './failure-code.ts';

/** The proxy answered with a problem, with something unreadable, or not at all. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code: ProxyErrorCode;
  /** How long the proxy asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  /** @param detail the proxy's own sentence about it, for the page's developers */
  constructor(code: ProxyErrorCode, detail?: string, retryAfterMs?: number) {
    super(detail);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
