import type { DepositState } from '../contract/deposit-state.ts';
import type { ReturnUrls, WalletDetails } from '../contract/deposit-view.ts';
import type { MerchantEvent } from '../contract/merchant-event.ts';
import type { Money } from '../contract/money.ts';
import type { WithdrawalState } from '../contract/withdrawal-state.ts';

/**
 * A payer's access to one deposit. The token itself is never stored, only its SHA-256, behind the time it tells. Times are
 * epoch milliseconds.
 */
export interface SessionRecord {
  readonly tokenHash: string;
  readonly depositId: string;
  /** The link that made it from another session; `null` for the merchant's own. */
  readonly resumeId: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly revokedAtMs: number | null;
}

export interface StoredDeposit {
  readonly id: string;
  readonly version: number;
  readonly state: DepositState;
  readonly label: string;
  readonly reference: string | null;
  readonly flow: 'number' | 'window';
  readonly requested: Money;
  readonly credited: Money | null;
  /** The attempt the signed postback named. */
  readonly creditedAttemptId: string | null;
  readonly wallet: WalletDetails | null;
  readonly returnUrls: ReturnUrls;
  readonly attemptsUsed: number;
  readonly windowOpened: boolean;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** When the deposit came into its present state. */
  readonly stateSinceMs: number;
}

/** What may change in a deposit; everything else is fixed when it is made. */
export type DepositChange = Partial<
  Pick<StoredDeposit, 'state' | 'credited' | 'creditedAttemptId' | 'wallet' | 'attemptsUsed' | 'windowOpened'>
>;

/**
 * - `window_open`: the one visit to the gateway's payment window
 * - `unsent`: certainly never reached the gateway; the same attempt may be sent again
 * - the others: as the deposit's states of the same name
 */
export type AttemptState =
  | 'window_open'
  | 'submitting'
  | 'unsent'
  | 'accepted'
  | 'checking'
  | 'possible'
  | 'unknown'
  | 'rejected'
  | 'credited';

export interface StoredAttempt {
  /** The gateway's `custom_transaction_id`. */
  readonly id: string;
  readonly depositId: string;
  /** 1, 2, 3… within the deposit; 0 for the payment window. */
  readonly ordinal: number;
  readonly transactionNumber: string | null;
  readonly state: AttemptState;
  /** Where the deposit stood when the attempt began, to go back to if nothing was sent. */
  readonly depositStateBefore: DepositState;
  /** What the gateway said, or what went wrong on the way; for people, never with a secret. */
  readonly reason: string | null;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

/** What becomes of an attempt; a number left out stays as it is. */
export interface AttemptChange {
  readonly state: AttemptState;
  readonly reason: string | null;
  readonly transactionNumber?: string;
}

/**
 * How a transaction of a verified postback was judged; `settled` is the signed result of a withdrawal, `dismissed`
 * a person's word, and no money moved.
 */
export type TransactionStatus = 'credited' | 'settled' | 'suspense' | 'conflict' | 'dismissed';

/** Who decided what no rule could, and why. */
export interface PersonsDecision {
  readonly by: string;
  readonly note: string;
}

/** One transaction the gateway signed, remembered for ever: the memory that stops a replay. */
export interface StoredTransaction {
  readonly account: string;
  readonly walletType: string;
  readonly transactionId: string;
  /** Empty for the first word on a transaction; the digest of the entry for a later one that says something else. */
  readonly variant: string;
  readonly digest: string;
  readonly status: TransactionStatus;
  readonly reason: string | null;
  /** Our id of the deposit's attempt, or of the withdrawal. */
  readonly orderId: string;
  readonly depositId: string | null;
  /** The amount and currency as signed, unread. */
  readonly amount: string;
  readonly currency: string;
  /** The signed entry, as the gateway's JSON; empty once it is forgotten. */
  readonly entry: string;
  readonly inboxDigest: string;
  readonly receivedAtMs: number;
}

export interface InboxRecord {
  /** The time of the first order, where it is one of ours, and SHA-256 of the account and the signed entries. */
  readonly digest: string;
  readonly accessKey: string;
  /** Empty once it is forgotten. */
  readonly body: string;
  readonly receivedAtMs: number;
}

export interface StoredEvent {
  /** The order of all events. */
  readonly sequence: number;
  readonly event: MerchantEvent;
  readonly depositId: string | null;
  readonly state: 'pending' | 'delivered' | 'dead';
  readonly deliveries: number;
  readonly nextDeliveryAtMs: number;
  readonly lastError: string | null;
}

/**
 * When something came into its state: before `beforeMs`, or after `orAfterMs`. The latter lies in the future, so that
 * only a clock that was wrong can have written it.
 */
export interface SinceWhen {
  readonly beforeMs: number;
  readonly orAfterMs?: number;
}

/** A limit: so many in a window that begins with the first that is counted. */
export interface CounterLimit {
  readonly max: number;
  readonly windowMs: number;
}

export interface StoredCounter {
  readonly windowStartMs: number;
  readonly count: number;
}

/**
 * The cause of a transition that goes nowhere: a person's word that nothing more comes of the deposit in that state.
 */
export const dismissal = 'dismissed';

/** Where a deposit waits for a postback, or for a person who gave up waiting: from there a person dismisses it. */
export const dismissibleStates: readonly DepositState[] = [
  'needs_review',
  'unknown',
  'accepted',
  'checking',
  'possible',
];

/** One change of a deposit's state, with what caused it. Append-only. */
export interface Transition {
  readonly depositId: string;
  readonly from: DepositState;
  readonly to: DepositState;
  readonly cause: string;
  /** Where a person caused it. */
  readonly decision?: PersonsDecision | undefined;
  readonly atMs: number;
}

/** How many stand in a state, and since when the longest of them. */
export interface Tally<State> {
  readonly state: State;
  readonly count: number;
  /** Epoch milliseconds. */
  readonly oldestMs: number;
}

/**
 * What waits, for an operator's eyes; a state in which nothing stands is left out. Deposits that are done, or that a
 * person dismissed, are not in it: they only grow in number. Only those that are `possible` are, dismissed or not.
 */
export interface Backlog {
  readonly deposits: readonly Tally<DepositState>[];
  /** Withdrawals that have no result yet. */
  readonly withdrawals: readonly Tally<WithdrawalState>[];
  /** Events not yet taken by the merchant, by their age. */
  readonly events: readonly Tally<'pending' | 'dead'>[];
  /** Signed transactions that wait for a person, by their age. */
  readonly transactions: readonly Tally<'suspense' | 'conflict'>[];
}

/** Whether events are counted too: where nobody delivers them, all that ever were are pending. */
export interface BacklogOf {
  readonly events: boolean;
}

/** What old rows are forgotten of: texts of postbacks and of their transactions, delivered events, ended sessions. */
export const forgettableKinds = [
  'postbacks',
  'transactions',
  'events',
  'deposit_sessions',
  'withdrawal_sessions',
] as const;

export type ForgettableKind = (typeof forgettableKinds)[number];
