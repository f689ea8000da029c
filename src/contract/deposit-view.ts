import type { DepositState } from './deposit-state.ts';
import type { Money } from './money.ts';

/** The wallet the payer sends money to, as the gateway named it. */
export interface WalletDetails {
  /** The wallet's number. For iPay not always a mobile number. */
  readonly identifier: string;
  /** Whatever else the gateway said of the wallet, such as its holder's name, by the gateway's own names. */
  readonly details: Readonly<Record<string, string>>;
}

/** Where the payer is sent when the flow is over, by its outcome. None of them proves anything about money. */
export interface ReturnUrls {
  readonly success?: string | undefined;
  readonly fail?: string | undefined;
  readonly pending?: string | undefined;
}

/** A number the payer handed in, and when, by the proxy's clock: epoch milliseconds. */
export interface HandedInNumber {
  readonly transactionNumber: string;
  readonly atMs: number;
}

interface DepositViewBase {
  readonly id: string;
  /** The merchant's own id for this deposit, for the payer to name it by. */
  readonly reference: string | null;
  /** Grows with every change of the deposit; `GET /deposit?after=<version>` waits for a newer one. */
  readonly version: number;
  /** What the payer is asked to send. */
  readonly amount: Money;
  /** `number`: the payer types the transaction number here. `window`: into the gateway's payment window. */
  readonly flow: 'number' | 'window';
  /** Set in the `number` flow. Asked from the gateway once and kept, so that a reload shows the same number. */
  readonly wallet: WalletDetails | null;
  /** Numbers handed in so far, and how many more the deposit takes. */
  readonly attempts: { readonly used: number; readonly left: number };
  /** Every number handed in, oldest first. One that certainly never reached the gateway is not among them. */
  readonly handedIn: readonly HandedInNumber[];
  /** Since when the deposit is in its state, by the proxy's clock: epoch milliseconds. */
  readonly stateSinceMs: number;
  /** When the proxy said all this, by its own clock. */
  readonly timeMs: number;
  /** Whether `POST /deposit/resume` gives links to go on with on another device. */
  readonly canResume: boolean;
  /** Time left to pay, in milliseconds; 0 when it is over. A span, not a date: payers' clocks are wrong. */
  readonly expiresInMs: number;
  readonly returnUrls: ReturnUrls;
}

/** States in which a number has been handed in. */
export type SubmittedState = Exclude<DepositState, 'awaiting_payment' | 'credited' | 'expired'>;

/** What the payer's browser may know of a deposit: the answer of `GET /deposit` and of every change to it. */
export type DepositView = DepositViewBase &
  (
    | {
        readonly state: 'awaiting_payment';
        /** Whether the gateway's payment window has been opened, so that money may be on its way. */
        readonly windowOpened: boolean;
      }
    | { readonly state: 'expired'; readonly windowOpened: boolean }
    | { readonly state: Exclude<SubmittedState, 'needs_review'>; readonly transactionNumber: string }
    | {
        readonly state: 'needs_review';
        /** `null` when the payment came by the gateway's window. */
        readonly transactionNumber: string | null;
      }
    | {
        readonly state: 'credited';
        /** The signed amount, which may differ from the one asked for. */
        readonly credited: Money;
        /** The number the payer handed in; `null` when the payment came by the gateway's window. */
        readonly transactionNumber: string | null;
      }
  );
