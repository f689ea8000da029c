import type { DepositState } from './deposit-state.ts';
import type { EventBase } from './event-base.ts';
import type { Money } from './money.ts';

/** One number the payer handed in, or the one visit to the gateway's payment window. */
export interface AttemptRecord {
  /** The gateway's `custom_transaction_id`: random, at most 36 characters. */
  readonly id: string;
  /** Counted from 1 within the deposit; 0 for the payment window. */
  readonly ordinal: number;
  /** `null` for the payment window. */
  readonly transactionNumber: string | null;
  /**
   * As a deposit's state of that name; besides, `window_open`: the payment window was opened, and `unsent`: the number
   * certainly never reached the gateway.
   */
  readonly state: string;
  readonly createdAt: string;
}

/** What the merchant's server may know of a deposit: the answer of `GET /deposits/:id`. Times are ISO 8601 UTC. */
export interface DepositRecord {
  readonly id: string;
  /** `credited` is final, and the only one on which money counts. */
  readonly state: DepositState;
  readonly label: string;
  readonly reference: string | null;
  readonly flow: 'number' | 'window';
  /** What was asked for. */
  readonly requested: Money;
  /** The signed amount, once there is one. */
  readonly credited: Money | null;
  readonly attempts: readonly AttemptRecord[];
  readonly createdAt: string;
  /** When the time to pay is over; a payment that comes later is still credited. */
  readonly expiresAt: string;
}

/** What the proxy tells the merchant's system, at least once, in order per deposit. */
export type DepositEvent =
  /** A verified postback came: add `credited` to the balance of `label`, once for each `id`. */
  | EventBase<
      'deposit.credited',
      {
        readonly depositId: string;
        /** Whom to credit. */
        readonly label: string;
        readonly reference: string | null;
        /** What was asked for. */
        readonly requested: Money;
        /** How much to credit: the signed amount. */
        readonly credited: Money;
        /** The gateway's own id of the payment. */
        readonly transactionId: string;
      }
    >
  /** A day without an answer, or an amount that `amountPolicy: 'hold'` holds: a person has to look. Credit nothing. */
  | EventBase<
      'deposit.needs_review',
      { readonly depositId: string; readonly label: string; readonly reference: string | null }
    >
  /** A signed transaction is kept aside, as it does not fit: a person has to look. Credit nothing. */
  | EventBase<
      'transaction.suspended',
      {
        /** `null` when it names no deposit that we know. */
        readonly depositId: string | null;
        /** Set when the transaction is of a withdrawal that we know. */
        readonly withdrawalId?: string | undefined;
        readonly transactionId: string;
        /** Why it does not fit: a stable name, such as `order_unknown`. */
        readonly reason: string;
      }
    >;
