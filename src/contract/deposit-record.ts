import type { DepositState } from './deposit-state.ts';
import type { Money } from './money.ts';

/** One number the payer handed in, or the one visit to the gateway's payment window. */
export interface AttemptRecord {
  /** The gateway's `custom_transaction_id`: random, at most 36 characters. */
  readonly id: string;
  /** Counted from 1 within the deposit; 0 for the payment window. */
  readonly ordinal: number;
  readonly transactionNumber: string | null;
  readonly state: string;
  readonly createdAt: string;
}

/** What the merchant's server may know of a deposit: the answer of `GET /deposits/:id`. Times are ISO 8601 UTC. */
export interface DepositRecord {
  readonly id: string;
  readonly state: DepositState;
  readonly label: string;
  readonly reference: string | null;
  readonly flow: 'number' | 'window';
  readonly requested: Money;
  readonly credited: Money | null;
  readonly attempts: readonly AttemptRecord[];
  readonly createdAt: string;
  readonly expiresAt: string;
}

interface EventBase<Type extends string, Data> {
  /** Stable over every redelivery: remember it to credit exactly once. */
  readonly id: string;
  readonly type: Type;
  readonly occurredAt: string;
  readonly data: Data;
}

/** What the proxy tells the merchant's system, at least once, in order per deposit. */
export type DepositEvent =
  | EventBase<
      'deposit.credited',
      {
        readonly depositId: string;
        /** Whom to credit. */
        readonly label: string;
        readonly reference: string | null;
        readonly requested: Money;
        /** How much to credit: the signed amount. */
        readonly credited: Money;
        readonly transactionId: string;
      }
    >
  | EventBase<
      'deposit.needs_review',
      { readonly depositId: string; readonly label: string; readonly reference: string | null }
    >
  | EventBase<
      'transaction.suspended',
      {
        readonly depositId: string | null;
        /** Set when the transaction is of a withdrawal that we know. */
        readonly withdrawalId?: string | undefined;
        readonly transactionId: string;
        readonly reason: string;
      }
    >;
