import type { Money } from '../contract/money.ts';
import type { ActivateOutcome, CreateOutcome } from './gateway-outcome.ts';

/** Timers, so that a test need not wait. The returned function cancels. */
export interface GatewayClock {
  readonly startTimer: (callback: () => void, delayMs: number) => () => void;
}

/** Where the gateway is, whose account it is, and how long to wait for it. */
export interface GatewayClientOptions {
  /** The gateway's API server: `https://api.<server>`. Plain http only on a loopback address (the sandbox). */
  readonly apiUrl: string;
  /** `pluginapi_secret` of the merchant's account. Sent in the query, as the gateway asks; never in an outcome. */
  readonly secret: string;
  /** The gateway's name of the wallet: letters, digits, `_` and `-`. Default: `ipay`. */
  readonly walletType?: string | undefined;
  /** Default: the platform's. It must honour `signal` and `redirect: 'manual'`. */
  readonly fetch?: typeof fetch | undefined;
  /**
   * Longest wait for the reply's headers, in milliseconds. Default: 15,000, so that the platform's own time-out for
   * making a connection (Node: 10 s) comes first: then it is certain that nothing was sent.
   */
  readonly responseTimeoutMs?: number | undefined;
  /** Longest wait for the whole reply, in milliseconds. Default: 20,000. */
  readonly totalTimeoutMs?: number | undefined;
  /** Default: the platform's timers. */
  readonly clock?: GatewayClock | undefined;
}

/** What the gateway must know to name a wallet (page: "Creating payment"). */
export interface CreateTransaction {
  /** The payer's id at the merchant: 1 to 190 characters. */
  readonly label: string;
  /** ISO 4217, such as `BDT`. */
  readonly currency: string;
}

/** A payer's word that the money was sent (page: "Activation request"). */
export interface Activation {
  /** The payer's id at the merchant: 1 to 190 characters. */
  readonly label: string;
  /** The 8 digits the payer handed in. */
  readonly transactionNumber: string;
  /** What the payer was asked to send. */
  readonly amount: Money;
  /** Ours, unique; comes back signed as `plugin_custom_order_id`. */
  readonly customTransactionId: string;
}

/** Neither method rejects: every fault is an outcome, and no outcome holds the secret. */
export interface GatewayClient {
  /** Asks which wallet the payer shall send money to (page: "Creating payment"). */
  readonly createTransaction: (request: CreateTransaction) => Promise<CreateOutcome>;
  /** Hands in the payer's transaction number (page: "Activation request"). Sent once, never retried. */
  readonly activate: (activation: Activation) => Promise<ActivateOutcome>;
}
