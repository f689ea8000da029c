import type { DepositEvent } from '../contract/deposit-record.ts';
import type { DepositState } from '../contract/deposit-state.ts';
import type {
  AttemptChange,
  AttemptState,
  Backlog,
  BacklogOf,
  CounterLimit,
  DepositChange,
  ForgettableKind,
  InboxRecord,
  PersonsDecision,
  SessionRecord,
  SinceWhen,
  StoredAttempt,
  StoredCounter,
  StoredDeposit,
  StoredEvent,
  StoredTransaction,
  Transition,
} from './records.ts';
import type { WithdrawalReader, WithdrawalWriter } from './withdrawal-store.ts';

/** The name of a transaction: unique for ever. */
type TransactionKey = Pick<StoredTransaction, 'account' | 'walletType' | 'transactionId' | 'variant'>;

export interface StoreReader extends WithdrawalReader {
  findSession(tokenHash: string): Promise<SessionRecord | undefined>;
  /** All sessions of a deposit, ended ones too, oldest first. */
  listSessions(depositId: string): Promise<SessionRecord[]>;
  findDeposit(id: string): Promise<StoredDeposit | undefined>;
  findAttempt(id: string): Promise<StoredAttempt | undefined>;
  findAttemptByOrdinal(depositId: string, ordinal: number): Promise<StoredAttempt | undefined>;
  /** All attempts of a deposit, oldest first. */
  listAttempts(depositId: string): Promise<StoredAttempt[]>;
  findTransaction(key: TransactionKey): Promise<StoredTransaction | undefined>;
  /** Events with a sequence above `after`, in order. None ever appears below one that was listed before. */
  listEvents(after: number, limit: number): Promise<StoredEvent[]>;
  /**
   * Deposits that came into `state`, one that is not yet final, at such a time, oldest first; without those that a
   * person dismissed since.
   */
  listDepositsSince(state: DepositState, when: SinceWhen, limit: number): Promise<StoredDeposit[]>;
  /** Deposits still awaiting payment whose time to pay is over. */
  listOverdueDeposits(nowMs: number, limit: number): Promise<StoredDeposit[]>;
  /** Whether any deposit of this payer was ever credited. */
  hasCreditedDeposit(label: string): Promise<boolean>;
  /** The counter as it was last counted up; its window may be over. */
  findCounter(name: string): Promise<StoredCounter | undefined>;
  /** Signed transactions that wait for a person, oldest first. */
  listTransactionsInReview(limit: number): Promise<StoredTransaction[]>;
  /**
   * Every word of the gateway on the transactions of this number, of any account and wallet, oldest first. Within a
   * transaction nobody else decides on them until its end, as no unique index tells that two accounts' words are of one
   * payment.
   */
  listTransactionWords(transactionId: string): Promise<StoredTransaction[]>;
  /** Every word of the gateway that names this withdrawal, also as the order of a payment that credited no deposit. */
  listWithdrawalWords(withdrawalId: string): Promise<StoredTransaction[]>;
  /** Events the merchant's system never took, oldest first. */
  listDeadEvents(limit: number): Promise<StoredEvent[]>;
  readBacklog(of: BacklogOf): Promise<Backlog>;
}

/**
 * One database transaction. Others may write between its statements, so races are decided by unique indexes and
 * by compare-and-set: every method that returns a boolean says whether this caller won. Nobody checks before
 * inserting. A deposit is changed before what belongs to it, so that no two wait for each other.
 */
export interface StoreTransaction extends StoreReader, WithdrawalWriter {
  /** False when a session was made by the same link before. */
  insertSession(session: SessionRecord): Promise<boolean>;
  /** Ends every session of the deposit that has not ended yet, and tells its watchers. Returns how many. */
  revokeSessions(depositId: string, nowMs: number): Promise<number>;
  insertDeposit(deposit: StoredDeposit): Promise<void>;
  /** Applies the change and raises the version by one, if the version still is the one given. */
  updateDeposit(id: string, version: number, change: DepositChange, nowMs: number): Promise<boolean>;
  /** False when the deposit already has an attempt of this ordinal. */
  insertAttempt(attempt: StoredAttempt): Promise<boolean>;
  /** Changes the attempt if it still is in the state given. */
  updateAttempt(id: string, from: AttemptState, change: AttemptChange, nowMs: number): Promise<boolean>;
  /** False when these very bytes came before. */
  insertInbox(record: InboxRecord): Promise<boolean>;
  /** False when the transaction is already known under this name. */
  insertTransaction(transaction: StoredTransaction): Promise<boolean>;
  /**
   * Writes a person's decision on a transaction, if it still is in the status given. False when somebody was
   * faster. Of all words on one transaction the database holds at most one as credited.
   */
  decideTransaction(
    key: TransactionKey,
    from: 'suspense' | 'conflict',
    to: { readonly status: 'credited'; readonly depositId: string } | { readonly status: 'dismissed' },
    decision: PersonsDecision,
    nowMs: number,
  ): Promise<boolean>;
  insertTransition(transition: Transition): Promise<void>;
  insertEvent(event: DepositEvent, depositId: string | null, nowMs: number): Promise<void>;
  /**
   * Takes due events for delivery until `leasedUntilMs`, so that no other instance sends them meanwhile. Only
   * the earliest undelivered event of a deposit or withdrawal is due.
   */
  leaseDueEvents(nowMs: number, leasedUntilMs: number, limit: number): Promise<StoredEvent[]>;
  /**
   * Writes down what became of a delivery. Whose lease was over, so that another instance has the event in its hands or
   * a person put it back in line, may still say that it was delivered to those, and nothing else.
   */
  settleEvent(lease: EventLease, result: EventDelivery): Promise<void>;
  /**
   * Puts an event back in line, as if it had never been delivered; one that is being delivered right now is left to
   * whoever does. `undefined` when there is no such event.
   */
  redeliverEvent(id: string, nowMs: number): Promise<Redelivery | undefined>;
  /**
   * Counts one more, beginning a new window when the last one is over.
   *
   * @returns what is counted in the window now, or `undefined` when it was full and nothing was counted
   */
  countUp(name: string, limit: CounterLimit, nowMs: number): Promise<number | undefined>;
  /** Forgets at most `limit` counters whose windows began before the time given. */
  forgetCounters(beforeMs: number, limit: number): Promise<void>;
  /**
   * Forgets what of the next `limit` rows of a kind is older than the time given and serves nobody any more.
   *
   * @param after where the last call ended; `undefined` begins
   */
  forgetOld(
    kind: ForgettableKind,
    beforeMs: number,
    after: RowKey | undefined,
    limit: number,
  ): Promise<ForgottenRows>;
}

/** By what rows of a kind are put in order. */
export type RowKey = string | number;

export interface ForgottenRows {
  readonly forgotten: number;
  /** Where the next call goes on; `undefined` at the end. */
  readonly last: RowKey | undefined;
}

/** An event in the hands of the instance that leased it, which is known by when that lease ends. */
export interface EventLease {
  /** Of the event. */
  readonly sequence: number;
  readonly leasedUntilMs: number;
}

export type Redelivery = 'in_line' | 'under_way';

export type EventDelivery =
  | { readonly state: 'delivered' }
  | { readonly state: 'pending'; readonly nextDeliveryAtMs: number; readonly error: string }
  | { readonly state: 'dead'; readonly error: string };

/** Where the proxy keeps everything it must not forget. */
export interface DepositStore {
  /** Reads without a transaction. */
  readonly read: StoreReader;
  /**
   * Runs `work` in one transaction: all of it is on disk when the promise resolves, or none of it. `work` may
   * be run again from the start, so it must have no effect but through `tx`.
   *
   * @throws {StoreError} `store_unavailable`: nothing was done; or, when the connection was lost at the very end,
   *   perhaps all of it. So work must be harmless when its caller asks for it again
   */
  transact<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result>;
  /**
   * Calls back after each commit that changed the deposit or withdrawal or ended its sessions, and when one may have
   * been missed. On PostgreSQL also after those of other instances. Returns what stops it.
   */
  watch(id: string, listener: () => void): () => void;
  /** Refuses new transactions, finishes those that run, and lets go of the database. Once more changes nothing. */
  close(): Promise<void>;
}
