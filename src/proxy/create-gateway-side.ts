import {
  GatewayConfigurationError,
  RedirectHashError,
  createGatewayClient,
  createRedirectHash,
  createWithdrawalClient,
} from '../gateway/index.ts';
import type {
  GatewayClient,
  GatewayConfigurationErrorCode,
  RedirectHash,
  RedirectHashErrorCode,
  WithdrawalClient,
} from '../gateway/index.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import type { ProxySettings } from './settings/proxy-settings.ts';

const settingOfGatewayError = {
  api_url_invalid: 'gateway.apiUrl',
  secret_invalid: 'gateway.secret',
  wallet_type_invalid: 'gateway.walletType',
  timeout_invalid: 'gateway.totalTimeoutMs',
} as const satisfies Record<GatewayConfigurationErrorCode, string>;

const settingOfHashError = {
  strategy_unknown: 'window.redirectHash.strategy',
  key_invalid: 'window.redirectHash.key',
  iv_invalid: 'window.redirectHash.iv',
  url_not_http: 'window.redirectHash',
  custom_hash_invalid: 'window.redirectHash.hash',
} as const satisfies Record<RedirectHashErrorCode, string>;

/** The gateway room's own errors by the name of the setting in ours. Their messages quote no value. */
function configurationErrorOf(error: unknown): unknown {
  if (error instanceof GatewayConfigurationError) {
    const problem = `is not valid: ${error.message}`;
    return new ConfigurationError([{ setting: settingOfGatewayError[error.code], problem }]);
  }
  if (error instanceof RedirectHashError) {
    const problem = `is not valid: ${error.message}`;
    return new ConfigurationError([{ setting: settingOfHashError[error.code], problem }]);
  }
  return error;
}

/**
 * What speaks to the gateway, made from the settings.
 *
 * @throws {ConfigurationError}
 */
export function createGatewaySide(
  { gateway, window, withdrawals }: ProxySettings,
  fetchImpl: typeof fetch | undefined,
): {
  readonly gateway: GatewayClient;
  readonly withdrawals: WithdrawalClient | undefined;
  readonly redirectHash: RedirectHash | undefined;
} {
  const { apiUrl, secret, walletType, responseTimeoutMs, totalTimeoutMs } = gateway;
  const options = { apiUrl, secret, walletType, responseTimeoutMs, totalTimeoutMs, fetch: fetchImpl };
  try {
    return {
      gateway: createGatewayClient(options),
      withdrawals:
        withdrawals &&
        createWithdrawalClient({
          ...options,
          privateKey: withdrawals.privateKey ?? gateway.keyPairs[0]?.privateKey ?? '',
          sign: withdrawals.sign,
        }),
      redirectHash: window?.redirectHash && createRedirectHash(window.redirectHash),
    };
  } catch (error) {
    throw configurationErrorOf(error);
  }
}
