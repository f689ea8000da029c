import type { EventBase } from './event-base.ts';
import type { Money } from './money.ts';
import type { WithdrawalRefusal, WithdrawalState } from './withdrawal-state.ts';
import type { WithdrawalDetails } from './withdrawal-view.ts';

/**
 * What the merchant's server may know of a withdrawal: the answer of `GET /withdrawals/:id`. Times are ISO 8601 UTC.
 */
export interface WithdrawalRecord {
  /** Also the gateway's `withdrawal_id`: the only one ever sent for this withdrawal. */
  readonly id: string;
  readonly state: WithdrawalState;
  readonly label: string;
  readonly reference: string | null;
  /** What was reserved. */
  readonly amount: Money;
  /** Whether no real money moves. */
  readonly isTest: boolean;
  /** `null` while the payer has not said where the money goes. */
  readonly details: WithdrawalDetails | null;
  /** Set when the state is `refused`. */
  readonly refusal: WithdrawalRefusal | null;
  /** What the gateway said, or what went wrong on the way; for people. */
  readonly reason: string | null;
  readonly createdAt: string;
  /** Not sent by then, it is refused as `expired`. When it was called off, where it was. */
  readonly expiresAt: string;
}

interface WithdrawalFacts {
  readonly withdrawalId: string;
  readonly label: string;
  readonly reference: string | null;
  /** What was reserved: on `refused` and `failed`, and on these alone, give it back to the payer. */
  readonly amount: Money;
  /** True for a withdrawal made with `isTest`: no real money moved. */
  readonly test: boolean;
}

type EventOf<Type extends string, Data = unknown> = EventBase<Type, WithdrawalFacts & Data>;

/** What the proxy tells the merchant's system of withdrawals, at least once, in order per withdrawal. */
export type WithdrawalEvent =
  /** Paid: what was reserved is gone. */
  | EventOf<'withdrawal.succeeded'>
  /** Not paid: give the reserved money back, once for each `id`. */
  | EventOf<'withdrawal.failed'>
  /**
   * Never paid: the gateway refused it, it was not sent in time, or you called it off. Give the reserved money back,
   * once for each `id`.
   */
  | EventOf<
      'withdrawal.refused',
      {
        /** `insufficient_balance` of yours at the gateway, `refused` for any other reason, or `expired`: never sent. */
        readonly refusal: WithdrawalRefusal;
        /** The gateway's own sentence; empty when it gave none. */
        readonly message: string;
      }
    >
  /** Signed words contradict each other, or a refusal: nothing is moved, and a person has to look. */
  | EventOf<
      'withdrawal.conflict',
      {
        /** What the merchant was told first. */
        readonly earlier: 'succeeded' | 'failed' | 'refused';
        /** What a signed postback says now. Nothing is moved on its account: a person has to look. */
        readonly later: 'succeeded' | 'failed';
      }
    >
  /** A day without a result: ask the gateway's support. Give nothing back. */
  | EventOf<
      'withdrawal.needs_review',
      { /** Open for more than a day. */ readonly state: 'accepted' | 'unknown' }
    >;
