import type { WithdrawalEvent } from '../../contract/withdrawal-record.ts';
import type { SignedTransaction } from '../../gateway/index.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredTransaction } from '../../store/records.ts';
import { namePart } from '../name-part.ts';
import { endWithdrawal } from '../withdrawal/end-withdrawal.ts';
import { moveWithdrawal } from '../withdrawal/move-withdrawal.ts';
import { nameOfWord } from '../withdrawal/name-of-word.ts';
import { withdrawalEventOf } from '../withdrawal/withdrawal-event.ts';
import { judgeWithdrawal } from './judge-withdrawal.ts';
import type { WithdrawalJudgement } from './judge-withdrawal.ts';
import { announceSuspense, recallTransaction, saysTheSame } from './remember-transaction.ts';
import type { Arrival, Counted } from './remember-transaction.ts';

function storedTransaction(
  transaction: SignedTransaction,
  judgement: WithdrawalJudgement,
  { account, inboxDigest, nowMs }: Arrival,
): StoredTransaction {
  const kept = {
    account,
    walletType: namePart(transaction.walletType),
    transactionId: nameOfWord(transaction),
    variant: '',
    digest: transaction.digest,
    orderId: transaction.withdrawalId,
    depositId: null,
    amount: transaction.amount,
    currency: transaction.currencyCode,
    entry: transaction.json,
    inboxDigest,
    receivedAtMs: nowMs,
  };
  switch (judgement.kind) {
    case 'suspend': {
      const { reason } = judgement;
      // The name does not tell accounts apart: this one leaves it to the word that fits.
      const variant = reason === 'account_differs' ? transaction.digest : '';
      return { ...kept, variant, status: 'suspense', reason };
    }
    case 'conflict':
      return { ...kept, status: 'conflict', reason: `${judgement.later}_after_${judgement.earlier}` };
    default:
      return { ...kept, status: 'settled', reason: null };
  }
}

async function raiseConflict(
  tx: StoreTransaction,
  { withdrawal, earlier, later }: Extract<WithdrawalJudgement, { kind: 'conflict' }>,
  nowMs: number,
): Promise<void> {
  await moveWithdrawal(tx, withdrawal, 'conflict', 'postback', nowMs);
  const { data, ...base } = withdrawalEventOf(withdrawal, 'withdrawal.conflict', nowMs);
  const event: WithdrawalEvent = { ...base, data: { ...data, earlier, later } };
  await tx.insertWithdrawalEvent(event, nowMs);
}

/**
 * Whether a word is remembered as one to act upon. Its name may be held by a word that did not fit, was kept aside and
 * changed nothing: the one that fits is not lost with it, but kept beside it. What it changes is decided by the
 * withdrawal's state and version, so it cannot be done twice.
 */
async function isRemembered(
  tx: StoreTransaction,
  stored: StoredTransaction,
  { kind }: WithdrawalJudgement,
): Promise<boolean> {
  if (await tx.insertTransaction(stored)) return true;
  if (kind === 'suspend') return false;
  const first = await tx.findTransaction(stored);
  if (!first || saysTheSame(first, stored)) return false;
  return tx.insertTransaction({ ...stored, variant: stored.digest });
}

/** Remembers what the gateway signed of a withdrawal for ever, and acts upon it the first time. */
export async function countWithdrawal(
  tx: StoreTransaction,
  transaction: SignedTransaction,
  walletType: string,
  arrival: Arrival,
): Promise<Counted> {
  const judgement = await judgeWithdrawal(tx, transaction, walletType);
  const stored = storedTransaction(transaction, judgement, arrival);
  const { transactionId } = stored;
  const label = judgement.withdrawal?.label;
  if (!(await isRemembered(tx, stored, judgement))) return recallTransaction(tx, stored, label);
  switch (judgement.kind) {
    case 'settle':
      await endWithdrawal(tx, judgement.withdrawal, judgement.result, 'postback', arrival.nowMs);
      return { transactionId, result: judgement.result, label };
    case 'confirm':
      return { transactionId, result: 'repeated', label };
    case 'conflict':
      await raiseConflict(tx, judgement, arrival.nowMs);
      return { transactionId, result: 'conflict', reason: stored.reason ?? '', label };
    case 'suspend':
      await announceSuspense(tx, stored, judgement.reason, arrival.nowMs);
      return { transactionId, result: 'suspended', reason: judgement.reason, label };
  }
}
