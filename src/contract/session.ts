import type { ReturnUrls } from './deposit-view.ts';

/**
 * `POST /sessions`: what the merchant's server says of a deposit that is about to be made. Written out, not
 * inferred from its schema, so that the published types need no zod.
 */
export interface SessionRequest {
  /** Left out or `deposit`; `withdrawal` takes other fields. */
  readonly kind?: 'deposit' | undefined;
  /** The payer's id at the merchant: 1 to 190 characters (the gateway's limit), no control characters. */
  readonly label: string;
  /** A decimal string such as `"2500"` or `"2500.50"`. */
  readonly amount: string;
  /**
   * ISO 4217. Default `LKR`. Refused, as their smallest unit is not counted here: BIF, CLF, DJF, GNF, IQD, ISK, KMF,
   * LYD, PYG, RWF, UYI, UYW, VUV, XPF.
   */
  readonly currency?: string | undefined;
  /** Default `number`. */
  readonly flow?: 'number' | 'window' | undefined;
  /**
   * The merchant's own id for this deposit, 1 to 190 characters; comes back in every event. The payer reads it
   * among the details for support.
   */
  readonly reference?: string | undefined;
  /** http or https. Where the payer is sent when the flow is over. */
  readonly returnUrls?: ReturnUrls | undefined;
  /** Time to pay: 60 s to 7 days, half an hour by default. A payment that arrives later is still credited. */
  readonly expiresInSeconds?: number | undefined;
}

/** Answer of `POST /sessions`: put `token` into `<ipay-deposit session="…">`. It is shown once, here. */
export interface Session {
  /** What the payer's browser is trusted with: this deposit, and no other. */
  readonly token: string;
  /** Keep it beside your order: `GET /deposits/:id` and every event name it. */
  readonly depositId: string;
  /** Until when the payer may look: seven days after the time to pay is over. ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** `POST /deposit/activation`. */
export interface ActivationRequest {
  /** What the payer typed; read by `parseTransactionNumber`. */
  readonly transactionNumber: string;
  /**
   * Which attempt of the deposit this is, counted from 1: `view.attempts.used + 1`. A repeated request keeps
   * its number and therefore never reaches the gateway twice. Left out, the same number typed again is the
   * same attempt.
   */
  readonly attempt?: number | undefined;
}
