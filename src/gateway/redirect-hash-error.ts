/**
 * - `strategy_unknown`: none of the strategies that there are
 * - `key_invalid`, `iv_invalid`: not of the form that the strategy needs
 * - `url_not_http`: the URL to hash is no http(s) address
 * - `custom_hash_invalid`: your own function failed, or gave no text
 */
export type RedirectHashErrorCode =
  'strategy_unknown' | 'key_invalid' | 'iv_invalid' | 'url_not_http' | 'custom_hash_invalid';

/** A redirect URL cannot be hashed the configured way. The message never holds a key. */
export class RedirectHashError extends Error {
  override readonly name = 'RedirectHashError';
  readonly code: RedirectHashErrorCode;

  constructor(code: RedirectHashErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
