/**
 * - `api_url_invalid`: no https address of a server alone
 * - `secret_invalid`: too short for a secret, or with blanks
 * - `wallet_type_invalid`: other characters than letters, digits, `_` and `-`
 * - `timeout_invalid`: no number of milliseconds
 */
export type GatewayConfigurationErrorCode =
  'api_url_invalid' | 'secret_invalid' | 'wallet_type_invalid' | 'timeout_invalid';

/**
 * The client's options cannot work. Thrown when the client is made, never while it is used. The message names
 * the option and what a good one looks like, and never the value, which may be or hold the secret.
 */
export class GatewayConfigurationError extends Error {
  override readonly name = 'GatewayConfigurationError';
  readonly code: GatewayConfigurationErrorCode;

  constructor(code: GatewayConfigurationErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
