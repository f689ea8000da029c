import type { DepositEvent } from '../../contract/deposit-record.ts';
import type { Money } from '../../contract/money.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type {
  PersonsDecision,
  StoredAttempt,
  StoredDeposit,
  StoredTransaction,
} from '../../store/records.ts';
import { changeAttempt } from '../deposit/change-attempt.ts';
import { moveDeposit } from '../deposit/move-deposit.ts';
import { isoTime } from '../iso-time.ts';
import { eventIdOf } from '../outbox/event-id.ts';

export interface Credit {
  readonly deposit: StoredDeposit;
  /** The attempt the signed order id names; absent when a person found the deposit. */
  readonly attempt?: StoredAttempt | undefined;
  readonly credited: Money;
  /** By its name in `gateway_transaction`. */
  readonly transaction: Pick<StoredTransaction, 'account' | 'walletType' | 'transactionId'>;
}

/**
 * Credits a deposit and writes the event that tells the merchant, in the transaction that also marks the gateway's
 * transaction as credited. The one place where money is counted.
 */
export async function creditDeposit(
  tx: StoreTransaction,
  { deposit, attempt, credited, transaction }: Credit,
  cause: 'postback' | PersonsDecision,
  nowMs: number,
): Promise<void> {
  await moveDeposit(tx, deposit, 'credited', cause, nowMs, {
    credited,
    creditedAttemptId: attempt?.id ?? null,
  });
  if (attempt) await changeAttempt(tx, attempt, { state: 'credited', reason: null }, nowMs);
  const { account, walletType, transactionId } = transaction;
  const event: DepositEvent = {
    id: eventIdOf('deposit.credited', account, walletType, transactionId),
    type: 'deposit.credited',
    occurredAt: isoTime(nowMs),
    data: {
      depositId: deposit.id,
      label: deposit.label,
      reference: deposit.reference,
      requested: deposit.requested,
      credited,
      transactionId,
    },
  };
  await tx.insertEvent(event, deposit.id, nowMs);
}
