import type { WithdrawalResult } from '../../contract/withdrawal-state.ts';

/** One answered request. `route` is the pattern, such as `/deposits/:id`, never what the caller wrote. */
export interface RequestObservation {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

/** One call to the gateway and what came of it, by the outcome's own names. */
export interface GatewayObservation {
  readonly endpoint: string;
  readonly outcome: string;
  /** Why the outcome is what it is, where it says so by a stable name; else empty. */
  readonly reason: string;
  readonly durationMs: number;
}

/** What became of one signed transaction; `reason` only where it waits for a person. */
export interface TransactionObservation {
  readonly result: 'credited' | WithdrawalResult | 'repeated' | 'suspended' | 'conflict';
  readonly reason: string;
}

/**
 * Where the proxy counts what it does, so that the handler needs no metrics library. Every value is one of a small
 * fixed set: nothing of a payer, no id and no amount.
 */
export interface Meter {
  requestAnswered(observation: RequestObservation): void;
  gatewayCalled(observation: GatewayObservation): void;
  transactionReceived(observation: TransactionObservation): void;
  postbackRefused(code: string): void;
  eventDelivery(outcome: 'delivered' | 'postponed' | 'dead'): void;
  longPollStarted(): void;
  longPollEnded(): void;
}

const nothing = (): void => undefined;

export const silentMeter: Meter = {
  requestAnswered: nothing,
  gatewayCalled: nothing,
  transactionReceived: nothing,
  postbackRefused: nothing,
  eventDelivery: nothing,
  longPollStarted: nothing,
  longPollEnded: nothing,
};
