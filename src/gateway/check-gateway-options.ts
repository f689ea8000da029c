import { isSecureUrl } from '../contract/payment-window-link.ts';
import type { GatewayClientOptions, GatewayClock } from './gateway-client-options.ts';
import { GatewayConfigurationError } from './gateway-configuration-error.ts';
import type { ExchangeSettings } from './gateway-exchange.ts';

/** Shorter ones are mistakes, and blanking them out of texts would maim ordinary words. */
const minSecretLength = 8;
const longestTimerMs = 2 ** 31 - 1;

const systemClock: GatewayClock = {
  startTimer: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

export interface CheckedGatewayOptions {
  /** The gateway's server, without a slash at its end. */
  readonly baseUrl: string;
  readonly secret: string;
  readonly walletType: string;
  /** How each request is made. */
  readonly exchange: ExchangeSettings;
}

/** The base every path is put after: no query, no trailing slash. */
function checkApiUrl(apiUrl: string): string {
  const url = isSecureUrl(apiUrl) ? new URL(apiUrl) : undefined;
  if (url === undefined || url.username + url.password + url.search + url.hash !== '') {
    throw new GatewayConfigurationError(
      'api_url_invalid',
      'apiUrl must be an https address without credentials or query, such as https://api.example.com; http only on a loopback address.',
    );
  }
  const base = url.origin + url.pathname.replace(/\/+$/, '');
  if (/\/(?:api|v1|v2)$/.test(base)) {
    throw new GatewayConfigurationError(
      'api_url_invalid',
      'apiUrl must name the server alone, such as https://api.example.com: /api/v1 is added to it.',
    );
  }
  return base;
}

function checkSecret(secret: unknown): void {
  if (typeof secret !== 'string' || secret.length < minSecretLength || !/^[!-~]+$/.test(secret)) {
    throw new GatewayConfigurationError(
      'secret_invalid',
      `secret must be the pluginapi_secret of your account: at least ${minSecretLength} printable characters, no blanks.`,
    );
  }
}

function checkTimeout(name: string, timeoutMs: number): void {
  if (!(timeoutMs > 0 && timeoutMs <= longestTimerMs)) {
    throw new GatewayConfigurationError(
      'timeout_invalid',
      `${name} must be a number of milliseconds, such as 10000.`,
    );
  }
}

/**
 * Checks the options of a client, and fills in their defaults.
 *
 * @throws {GatewayConfigurationError} when one cannot work
 */
export function checkGatewayOptions(options: GatewayClientOptions): CheckedGatewayOptions {
  const { secret, walletType = 'ipay', responseTimeoutMs = 15_000, totalTimeoutMs = 20_000 } = options;
  const baseUrl = checkApiUrl(options.apiUrl);
  checkSecret(secret);
  if (!/^[A-Za-z0-9_-]{1,190}$/.test(walletType)) {
    throw new GatewayConfigurationError(
      'wallet_type_invalid',
      'walletType must be the gateway’s name of the wallet: letters, digits, _ and -, such as ipay.',
    );
  }
  checkTimeout('responseTimeoutMs', responseTimeoutMs);
  checkTimeout('totalTimeoutMs', totalTimeoutMs);
  const exchange: ExchangeSettings = {
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    clock: options.clock ?? systemClock,
    responseTimeoutMs,
    totalTimeoutMs,
  };
  return { baseUrl, secret, walletType, exchange };
}
