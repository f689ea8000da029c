import { takesNumber } from '../../contract/deposit-state.ts';
import type { ReturnUrls } from '../../contract/deposit-view.ts';
import { paymentWindowLink, windowOutcomes } from '../../contract/payment-window-link.ts';
import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { RedirectHash } from '../../gateway/index.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredDeposit } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { changeDeposit } from '../deposit/move-deposit.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { randomId } from '../random-id.ts';

/** One id for all visits to the window: the gateway itself then sees that they are one payment. */
const windowOrdinal = 0;

async function beginWindow(
  tx: StoreTransaction,
  depositId: string,
  nowMs: number,
): Promise<{ deposit: StoredDeposit; attemptId: string }> {
  const deposit = await tx.findDeposit(depositId);
  if (!deposit) throw new ProblemError('not_found');
  if (deposit.flow !== 'window') {
    throw new ProblemError('window_not_configured', 'This session was made with flow "number".');
  }
  // The sweeper may not have come by yet.
  const isOver = deposit.state === 'expired' || nowMs >= deposit.expiresAtMs;
  if (isOver || !takesNumber(deposit.state)) throw new ProblemError('submission_closed');
  await tx.insertAttempt({
    id: randomId('', nowMs),
    depositId,
    ordinal: windowOrdinal,
    transactionNumber: null,
    state: 'window_open',
    depositStateBefore: deposit.state,
    reason: null,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  });
  const attempt = await tx.findAttemptByOrdinal(depositId, windowOrdinal);
  if (!attempt) throw new Error('An attempt vanished within its own transaction.');
  if (!deposit.windowOpened) await changeDeposit(tx, deposit, { windowOpened: true }, nowMs);
  return { deposit, attemptId: attempt.id };
}

async function hashRedirects(
  returnUrls: ReturnUrls,
  hash: RedirectHash,
): Promise<Partial<Record<WindowOutcome, string>>> {
  const hashed: Partial<Record<WindowOutcome, string>> = {};
  for (const outcome of windowOutcomes) {
    const url = returnUrls[outcome];
    if (url !== undefined) hashed[outcome] = await hash(url);
  }
  return hashed;
}

/**
 * The link to the gateway's payment window for this deposit. Its id is on disk before the link is given out, so
 * that the postback always finds its deposit.
 *
 * @param lang the payer's language
 * @throws {ProblemError} `window_not_configured` or `submission_closed`
 */
export async function openWindow(
  context: ProxyContext,
  depositId: string,
  lang: string,
): Promise<{ url: string }> {
  const { redirectHash, settings } = context;
  const { window, gateway } = settings;
  if (!window) throw new ProblemError('window_not_configured');
  const { deposit, attemptId } = await context.store.transact((tx) =>
    beginWindow(tx, depositId, context.clock.now()),
  );
  const { success, fail, pending } = window.redirectIds ?? {};
  const [first = lang] = window.languages;
  const url = paymentWindowLink({
    windowUrl: window.url,
    label: deposit.label,
    customTransactionId: attemptId,
    amount: deposit.requested,
    lang: window.languages.includes(lang) ? lang : first,
    walletType: gateway.walletType,
    redirectIds: {
      ...(success !== undefined && { success }),
      ...(fail !== undefined && { fail }),
      ...(pending !== undefined && { pending }),
    },
    ...(redirectHash && { redirectHashes: await hashRedirects(deposit.returnUrls, redirectHash) }),
  });
  return { url };
}
