import type { Money } from './money.ts';
import type { WithdrawalRefusal, WithdrawalState } from './withdrawal-state.ts';

/** `POST /withdrawal`: where the payer wants the money. Read by `parseAccountNumber` and its neighbours. */
export interface WithdrawalDetails {
  /** 6 to 15 digits. */
  readonly accountNumber: string;
  /** The account's holder; which letters are taken is the merchant's setting. */
  readonly accountName: string;
  /** The bank's name, such as `Bank of Ceylon`: 1 to 190 characters. */
  readonly bank: string;
}

/** Where the money goes, as far as it may be shown. */
export interface WithdrawalRecipient {
  /** An asterisk for every hidden digit, then the last four: `****5138`. */
  readonly accountNumberMasked: string;
  readonly accountName: string;
  readonly bank: string;
}

interface WithdrawalViewBase {
  readonly id: string;
  /** Grows with every change; `GET /withdrawal?after=<version>` waits for a newer one. */
  readonly version: number;
  /** What the merchant has reserved for this payer. */
  readonly amount: Money;
}

/** States in which the gateway has, or may have, been told where the money goes. */
export type SentWithdrawalState = Exclude<WithdrawalState, 'requested' | 'refused'>;

/** What the payer's browser may know of a withdrawal: the answer of `GET /withdrawal` and `POST /withdrawal`. */
export type WithdrawalView = WithdrawalViewBase &
  (
    | {
        readonly state: 'requested';
        /** Time left to give the account, in milliseconds. A span, not a date: payers' clocks are wrong. */
        readonly expiresInMs: number;
      }
    | { readonly state: SentWithdrawalState; readonly recipient: WithdrawalRecipient }
    | {
        readonly state: 'refused';
        readonly refusal: WithdrawalRefusal;
        /** `null` when the payer never gave an account. */
        readonly recipient: WithdrawalRecipient | null;
      }
  );
