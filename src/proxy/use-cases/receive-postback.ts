import { canMove } from '../../contract/deposit-state.ts';
import { sha256Hex } from '../../gateway/digest.ts';
import { readPostback } from '../../gateway/index.ts';
import type { PostbackRefusalCode, SignedTransaction, VerifiedPostback } from '../../gateway/index.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredDeposit, StoredTransaction } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { askForReview } from '../deposit/ask-for-review.ts';
import { moveDeposit } from '../deposit/move-deposit.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { namePart } from '../name-part.ts';
import { timeOfId } from '../random-id.ts';
import type { ProxySettings } from '../settings/proxy-settings.ts';
import { countWithdrawal } from './count-withdrawal.ts';
import { creditDeposit } from './credit-deposit.ts';
import { judgeTransaction } from './judge-transaction.ts';
import type { Judgement } from './judge-transaction.ts';
import { announceSuspense, nameOfTransaction, recallTransaction } from './remember-transaction.ts';
import type { Arrival, Counted } from './remember-transaction.ts';
import { unsignedContradictions } from './unsigned-contradictions.ts';

const problemOfRefusal = {
  body_too_large: 'payload_too_large',
  body_invalid: 'invalid_request',
  access_key_unknown: 'signature_invalid',
  signature_mismatch: 'signature_invalid',
} as const satisfies Record<PostbackRefusalCode, string>;

const storedTransaction = (
  transaction: SignedTransaction,
  judgement: Judgement,
  { account, inboxDigest, nowMs }: Arrival,
): StoredTransaction => ({
  account,
  walletType: namePart(transaction.walletType),
  transactionId: nameOfTransaction(transaction),
  variant: '',
  digest: transaction.digest,
  status: judgement.kind === 'credit' ? 'credited' : 'suspense',
  reason: judgement.kind === 'credit' ? null : judgement.reason,
  orderId: transaction.orderId,
  depositId: judgement.deposit?.id ?? null,
  amount: transaction.amount,
  currency: transaction.currencyCode,
  entry: transaction.json,
  inboxDigest,
  receivedAtMs: nowMs,
});

/** Real money of another amount than asked for, which the merchant wants a person to look at first. */
async function holdForReview(tx: StoreTransaction, deposit: StoredDeposit, nowMs: number): Promise<void> {
  // Held before, it is being looked at already.
  if (!canMove(deposit.state, 'needs_review')) return;
  await moveDeposit(tx, deposit, 'needs_review', 'amount_differs', nowMs);
  await askForReview(tx, deposit, nowMs);
}

/** Remembers a transaction for ever and counts it the first time. The unique name decides, not a look before. */
async function count(
  tx: StoreTransaction,
  transaction: SignedTransaction,
  settings: ProxySettings,
  arrival: Arrival,
): Promise<Counted> {
  if (transaction.kind === 'withdrawal') {
    return countWithdrawal(tx, transaction, settings.gateway.walletType, arrival);
  }
  const judgement = await judgeTransaction(tx, transaction, arrival.account, settings);
  const stored = storedTransaction(transaction, judgement, arrival);
  const { transactionId } = stored;
  const label = judgement.deposit?.label;
  if (!(await tx.insertTransaction(stored))) return recallTransaction(tx, stored, label);
  if (judgement.kind === 'credit') {
    await creditDeposit(tx, { ...judgement, transaction: stored }, 'postback', arrival.nowMs);
    return { transactionId, result: 'credited', label };
  }
  const { deposit, reason } = judgement;
  if (deposit && reason === 'amount_differs') await holdForReview(tx, deposit, arrival.nowMs);
  await announceSuspense(tx, stored, reason, arrival.nowMs);
  return { transactionId, result: 'suspended', reason, label };
}

/**
 * The name under which a postback is written down, once. Of what is signed alone: whoever holds one could else fill
 * the disk with copies of another outside. The order's time comes first, so that those of one hour are neighbours in
 * the index of names, where digests alone would be written all over it.
 */
function nameOfPostback({ account, transactions }: VerifiedPostback): string {
  const signed = [account, ...transactions.map(({ digest }) => digest)].join(':');
  return timeOfId(transactions[0]?.orderId ?? '') + sha256Hex(signed);
}

async function countAll(
  context: ProxyContext,
  postback: VerifiedPostback,
  rawBody: Uint8Array,
): Promise<Counted[]> {
  const inboxDigest = nameOfPostback(postback);
  const nowMs = context.clock.now();
  const { accessKey, account, transactions } = postback;
  return context.store.transact(async (tx) => {
    const body = new TextDecoder().decode(rawBody);
    // All of this was counted before, in the transaction that wrote it down.
    if (!(await tx.insertInbox({ digest: inboxDigest, accessKey, body, receivedAtMs: nowMs }))) return [];
    const counted: Counted[] = [];
    for (const transaction of transactions) {
      const arrival = { account, inboxDigest, nowMs };
      counted.push(await count(tx, transaction, context.settings, arrival));
    }
    return counted;
  });
}

/**
 * Takes a postback. When it returns, every transaction in it is on disk: credited, counted before, or kept aside.
 *
 * @param rawBody the body's bytes as they came
 * @throws {ProblemError} `signature_invalid`, `invalid_request` or `payload_too_large`; nothing is stored then
 */
export async function receivePostback(context: ProxyContext, rawBody: Uint8Array): Promise<void> {
  const result = readPostback(rawBody, context.settings.gateway.keyPairs);
  if (!result.ok) {
    const { code, detail } = result;
    context.meter.postbackRefused(code);
    // Anybody can send these: a sample is written down, and nothing is stored.
    const digest = sha256Hex(rawBody);
    context.cappedLog.warn({ code, detail, bytes: rawBody.byteLength, digest }, 'postback refused');
    throw new ProblemError(problemOfRefusal[code], detail);
  }
  const all = await countAll(context, result.postback, rawBody);
  if (all.length === 0) context.meter.transactionReceived({ result: 'repeated', reason: '' });
  for (const { transactionId, result: became, reason = null } of all) {
    context.meter.transactionReceived({ result: became, reason: reason ?? '' });
    const level = became === 'suspended' || became === 'conflict' ? 'error' : 'info';
    context.log[level]({ transactionId, result: became, reason }, 'transaction counted');
  }
  const labels = all.flatMap(({ label }) => label ?? []);
  const fields = unsignedContradictions(result.postback, labels);
  if (fields.length > 0) {
    context.log.warn(
      { fields: fields.join(', ') },
      'unsigned fields of a postback contradict the signed ones',
    );
  }
}
