import type { Money } from '../contract/money.ts';
import type { PaymentFate } from './magic-numbers.ts';

/** A deposit or a withdrawal the sandbox has taken in. */
export interface TransactionRecord {
  readonly kind: 'deposit' | 'withdrawal';
  /** `custom_transaction_id` of a deposit, `withdrawal_id` of a withdrawal. Unique within its kind, for ever. */
  readonly orderId: string;
  readonly label: string;
  /** The 8 digits this order has used up; `null` when it used none (refused, or a withdrawal). */
  readonly usedNumber: string | null;
  /** What is credited or paid out. */
  readonly amount: Money;
  /** Name of the scenario in `magicNumbers`, or `manual`. */
  readonly scenario: string;
  readonly fate: PaymentFate;
  readonly createdAtMs: number;
}

/** A signed postback and how far its delivery has come. The body never changes between attempts. */
export interface PostbackRecord {
  readonly id: string;
  readonly orderId: string;
  readonly body: string;
  readonly dueAtMs: number;
  readonly attempts: number;
  /** HTTP status of the last answer; `null` before the first one and when there was none. */
  readonly lastStatus: number | null;
  /** `null` until the merchant has answered exactly 200 `{"status":"ok"}`. */
  readonly deliveredAtMs: number | null;
}

type AddTransactionResult = 'added' | 'order_used' | 'number_used';

/**
 * What the sandbox remembers: the ids and numbers that are used up, and the postbacks still owed. Every
 * method is one atomic step and is durable when it returns, which is why none of them is asynchronous.
 */
export interface SandboxJournal {
  /** Takes the transaction and its postbacks in together, or nothing when its order or number is used up. */
  addTransaction(transaction: TransactionRecord, postbacks: readonly PostbackRecord[]): AddTransactionResult;
  /** Adds a postback to an order that is already there. */
  addPostback(postback: PostbackRecord): void;
  findTransaction(kind: TransactionRecord['kind'], orderId: string): TransactionRecord | undefined;
  findPostback(id: string): PostbackRecord | undefined;
  /** Stores an attempt's result: `attempts`, `lastStatus`, `dueAtMs` and `deliveredAtMs`. */
  updatePostback(postback: PostbackRecord): void;
  /** At most `limit` postbacks that are not delivered yet, the earliest due first. */
  undelivered(limit: number): readonly PostbackRecord[];
  /** All transactions in the order they were taken in. */
  transactions(): readonly TransactionRecord[];
  /** All postbacks in the order they were planned. */
  postbacks(): readonly PostbackRecord[];
}
