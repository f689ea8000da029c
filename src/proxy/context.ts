import type { GatewayClient, WithdrawalClient } from '../gateway/index.ts';
import type { DepositStore } from '../store/deposit-store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { ProxySettings } from './proxy-settings.ts';

/** What every use case works with. It holds no state of its own: what must last is in the store. */
export interface ProxyContext {
  readonly settings: ProxySettings;
  readonly store: DepositStore;
  readonly gateway: GatewayClient;
  /** Absent when withdrawals are not configured. */
  readonly withdrawals: WithdrawalClient | undefined;
  readonly clock: Clock;
  readonly log: Log;
}
