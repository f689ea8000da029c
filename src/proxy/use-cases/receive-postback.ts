import type { DepositEvent } from '../../contract/deposit-record.ts';
import { parseMoney, sameMoney } from '../../contract/money.ts';
import { readPostback } from '../../gateway/index.ts';
import type { PostbackRefusalCode, SignedTransaction, VerifiedPostback } from '../../gateway/index.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredTransaction } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { sha256Hex } from '../digest.ts';
import { ProblemError } from '../problem-error.ts';
import { randomId } from '../random-id.ts';
import { creditDeposit } from './credit-deposit.ts';
import { judgeTransaction } from './judge-transaction.ts';
import type { Judgement } from './judge-transaction.ts';

const problemOfRefusal = {
  body_too_large: 'payload_too_large',
  body_invalid: 'invalid_request',
  access_key_unknown: 'signature_invalid',
  signature_mismatch: 'signature_invalid',
} as const satisfies Record<PostbackRefusalCode, string>;

/** What became of one transaction, for the log. */
type Counted = {
  readonly transactionId: string;
  readonly result: 'credited' | 'repeated' | 'suspended' | 'conflict';
  readonly reason?: string;
};

interface Arrival {
  readonly account: string;
  readonly inboxDigest: string;
  readonly nowMs: number;
}

const storedTransaction = (
  transaction: SignedTransaction,
  judgement: Judgement,
  { account, inboxDigest, nowMs }: Arrival,
): StoredTransaction => ({
  account,
  walletType: transaction.walletType,
  // Without an id of its own an entry is known by what it says.
  transactionId: transaction.transactionId || `digest:${transaction.digest}`,
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

async function announceSuspense(
  tx: StoreTransaction,
  { transactionId, depositId }: StoredTransaction,
  reason: string,
  nowMs: number,
): Promise<void> {
  const event: DepositEvent = {
    id: randomId('evt_'),
    type: 'transaction.suspended',
    occurredAt: new Date(nowMs).toISOString(),
    data: { depositId, transactionId, reason },
  };
  await tx.insertEvent(event, depositId, nowMs);
}

/** Whether two words on one transaction are about the same order and money: `1000` and `1000.00` are. */
function saysTheSame(first: StoredTransaction, later: StoredTransaction): boolean {
  if (first.orderId !== later.orderId || first.currency !== later.currency) return false;
  if (first.amount === later.amount) return true;
  const [a, b] = [first, later].map(({ amount, currency }) => parseMoney(amount, currency));
  return a !== undefined && b !== undefined && sameMoney(a, b);
}

/** Remembers a transaction for ever and counts it the first time. The unique name decides, not a look before. */
async function count(
  tx: StoreTransaction,
  transaction: SignedTransaction,
  walletType: string,
  arrival: Arrival,
): Promise<Counted> {
  const judgement = await judgeTransaction(tx, transaction, walletType);
  const stored = storedTransaction(transaction, judgement, arrival);
  const { transactionId } = stored;
  if (await tx.insertTransaction(stored)) {
    if (judgement.kind === 'credit') {
      await creditDeposit(tx, { ...judgement, transactionId }, 'postback', arrival.nowMs);
      return { transactionId, result: 'credited' };
    }
    await announceSuspense(tx, stored, judgement.reason, arrival.nowMs);
    return { transactionId, result: 'suspended', reason: judgement.reason };
  }

  const first = await tx.findTransaction(stored);
  if (first && saysTheSame(first, stored)) return { transactionId, result: 'repeated' };
  const reason = 'contradicts_earlier';
  const conflict: StoredTransaction = { ...stored, variant: stored.digest, status: 'conflict', reason };
  if (!(await tx.insertTransaction(conflict))) return { transactionId, result: 'repeated' };
  await announceSuspense(tx, conflict, reason, arrival.nowMs);
  return { transactionId, result: 'conflict', reason };
}

async function countAll(
  context: ProxyContext,
  postback: VerifiedPostback,
  rawBody: Uint8Array,
): Promise<Counted[]> {
  const inboxDigest = sha256Hex(rawBody);
  const nowMs = context.clock.now();
  const { accessKey, account, transactions } = postback;
  return context.store.transact(async (tx) => {
    const body = new TextDecoder().decode(rawBody);
    // These very bytes were counted before, in the transaction that wrote them down.
    if (!(await tx.insertInbox({ digest: inboxDigest, accessKey, body, receivedAtMs: nowMs }))) return [];
    const counted: Counted[] = [];
    for (const transaction of transactions) {
      const arrival = { account, inboxDigest, nowMs };
      counted.push(await count(tx, transaction, context.settings.gateway.walletType, arrival));
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
    context.meter.postbackRefused(result.code);
    context.log.warn({ code: result.code, bytes: rawBody.byteLength }, 'postback refused');
    throw new ProblemError(problemOfRefusal[result.code], result.detail);
  }
  const counts = await countAll(context, result.postback, rawBody);
  if (counts.length === 0) context.meter.transactionReceived({ result: 'repeated', reason: '' });
  for (const counted of counts) {
    context.meter.transactionReceived({ result: counted.result, reason: counted.reason ?? '' });
    const level = counted.result === 'suspended' || counted.result === 'conflict' ? 'error' : 'info';
    context.log[level](counted, 'transaction counted');
  }
}
