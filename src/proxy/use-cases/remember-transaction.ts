import type { DepositEvent } from '../../contract/deposit-record.ts';
import { parseMoney, sameMoney } from '../../contract/money.ts';
import type { SignedTransaction } from '../../gateway/index.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredTransaction } from '../../store/records.ts';
import { isoTime } from '../iso-time.ts';
import { namePart } from '../name-part.ts';
import { randomId } from '../random-id.ts';
import type { TransactionObservation } from '../telemetry/meter.ts';

/** What became of one signed transaction. */
export interface Counted {
  readonly transactionId: string;
  readonly result: TransactionObservation['result'];
  readonly reason?: string;
  /** Our own record's, as far as there is one: to compare the unsigned one with. */
  readonly label: string | undefined;
}

/** The postback a transaction came in. */
export interface Arrival {
  readonly account: string;
  readonly inboxDigest: string;
  readonly nowMs: number;
}

/** The name of a transaction that is no withdrawal. Without an id of its own it is known by what it says. */
export const nameOfTransaction = ({ transactionId, digest }: SignedTransaction): string =>
  namePart(transactionId) || `digest:${digest}`;

/** Tells the merchant that a signed transaction is kept aside. */
export async function announceSuspense(
  tx: StoreTransaction,
  { transactionId, depositId, orderId }: StoredTransaction,
  reason: string,
  nowMs: number,
): Promise<void> {
  const withdrawal = orderId ? await tx.findWithdrawal(orderId) : undefined;
  const event: DepositEvent = {
    id: randomId('evt_', nowMs),
    type: 'transaction.suspended',
    occurredAt: isoTime(nowMs),
    data: { depositId, transactionId, reason, ...(withdrawal && { withdrawalId: withdrawal.id }) },
  };
  await tx.insertEvent(event, depositId, nowMs);
}

/** Whether two words on one transaction are about the same order and money: `1000` and `1000.00` are. */
export function saysTheSame(first: StoredTransaction, later: StoredTransaction): boolean {
  if (first.orderId !== later.orderId || first.currency !== later.currency) return false;
  if (first.amount === later.amount) return true;
  const [a, b] = [first, later].map(({ amount, currency }) => parseMoney(amount, currency));
  return a !== undefined && b !== undefined && sameMoney(a, b);
}

/** What a transaction whose name is taken is: the same again, or a contradiction, which is told once. */
export async function recallTransaction(
  tx: StoreTransaction,
  stored: StoredTransaction,
  label: string | undefined,
): Promise<Counted> {
  const { transactionId } = stored;
  const first = await tx.findTransaction(stored);
  if (first && saysTheSame(first, stored)) return { transactionId, result: 'repeated', label };
  const reason = 'contradicts_earlier';
  const conflict: StoredTransaction = { ...stored, variant: stored.digest, status: 'conflict', reason };
  if (!(await tx.insertTransaction(conflict))) return { transactionId, result: 'repeated', label };
  await announceSuspense(tx, conflict, reason, stored.receivedAtMs);
  return { transactionId, result: 'conflict', reason, label };
}
