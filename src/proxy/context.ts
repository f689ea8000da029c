import type { GatewayClient, RedirectHash, WithdrawalClient } from '../gateway/index.ts';
import type { DepositStore } from '../store/deposit-store.ts';
import type { ClientAddress } from './address/client-address.ts';
import type { Clock } from './clock.ts';
import type { CallsUnderWay } from './limits/calls-under-way.ts';
import type { WaitingPolls } from './limits/waiting-polls.ts';
import type { ResumeCredentials } from './resume/resume-credentials.ts';
import type { ProxySettings } from './settings/proxy-settings.ts';
import type { Log } from './telemetry/log.ts';
import type { Meter } from './telemetry/meter.ts';

/** What every use case works with. It holds no state that must last: that is in the store. */
export interface ProxyContext {
  readonly settings: ProxySettings;
  readonly store: DepositStore;
  readonly gateway: GatewayClient;
  /** Absent when withdrawals are not configured. */
  readonly withdrawals: WithdrawalClient | undefined;
  /** How return URLs are hashed for the payment window. Absent when none are. */
  readonly redirectHash: RedirectHash | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** For what strangers can cause as often as they like: writes a sample. */
  readonly cappedLog: Log;
  /** Long polls that wait here, by session. */
  readonly waitingPolls: WaitingPolls;
  /** Asking the gateway for a wallet, by deposit. */
  readonly walletCalls: CallsUnderWay;
  /** Absent where nobody knows who calls. */
  readonly clientAddress: ClientAddress | undefined;
  readonly meter: Meter;
  readonly resumeCredentials: ResumeCredentials;
  /** Aborts when the proxy stops: long polls are answered then. */
  readonly stopping: AbortSignal;
}
