import type { GatewayClient } from '../gateway/index.ts';
import type { DepositStore } from '../store/deposit-store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import type { ProxySettings } from './proxy-settings.ts';

/** What every use case works with. It holds no state of its own: what must last is in the store. */
export interface ProxyContext {
  readonly settings: ProxySettings;
  readonly store: DepositStore;
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}
