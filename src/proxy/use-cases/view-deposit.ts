import type { DepositView } from '../../contract/deposit-view.ts';
import type { StoredDeposit } from '../../store/records.ts';
import type { ProxyContext } from '../context.ts';
import { depositViewOf } from '../deposit/deposit-view-of.ts';
import { changeDeposit, moveDeposit } from '../deposit/move-deposit.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { problemOfUnsent } from '../errors/problem-of-unsent.ts';
import { awaitNews, longPollMs } from './await-news.ts';

async function load({ store }: ProxyContext, depositId: string): Promise<StoredDeposit> {
  const deposit = await store.read.findDeposit(depositId);
  if (!deposit) throw new ProblemError('not_found');
  return deposit;
}

async function expireIfOverdue(context: ProxyContext, deposit: StoredDeposit): Promise<StoredDeposit> {
  const nowMs = context.clock.now();
  if (deposit.state !== 'awaiting_payment' || nowMs < deposit.expiresAtMs) return deposit;
  await context.store.transact(async (tx) => {
    const current = await tx.findDeposit(deposit.id);
    if (current?.state === 'awaiting_payment') await moveDeposit(tx, current, 'expired', 'time_over', nowMs);
  });
  return load(context, deposit.id);
}

/** Asks the gateway for the wallet once per deposit; whoever comes first decides, and every reload shows the same. */
async function ensureWallet(context: ProxyContext, deposit: StoredDeposit): Promise<StoredDeposit> {
  if (deposit.flow !== 'number' || deposit.wallet || deposit.state !== 'awaiting_payment') return deposit;
  const { label, requested } = deposit;
  const outcome = await context.walletCalls.run(deposit.id, () =>
    context.gateway.createTransaction({ label, currency: requested.currency }),
  );
  if (outcome.kind !== 'ok') {
    const said = outcome.kind === 'refused' ? outcome.message : outcome.detail;
    context.log.error(
      { depositId: deposit.id, outcome: outcome.kind, said },
      'no wallet details from gateway',
    );
    throw problemOfUnsent(outcome.kind === 'misconfigured');
  }
  await context.store.transact(async (tx) => {
    const current = await tx.findDeposit(deposit.id);
    if (current?.wallet === null) {
      await changeDeposit(tx, current, { wallet: outcome.wallet }, context.clock.now());
    }
  });
  return load(context, deposit.id);
}

/**
 * The deposit as its payer sees it now.
 *
 * @throws {ProblemError} `gateway_unavailable`, `gateway_misconfigured` or `rate_limited` when there are no wallet
 *   details yet
 */
export async function viewDeposit(context: ProxyContext, depositId: string): Promise<DepositView> {
  const stored = await expireIfOverdue(context, await load(context, depositId));
  let deposit = await ensureWallet(context, stored);
  for (;;) {
    // Neither a number nor a window: this version of the deposit has no attempts to ask for.
    if (deposit.attemptsUsed === 0 && !deposit.windowOpened) {
      return depositViewOf(deposit, [], context.settings, context.clock.now());
    }
    const attempts = await context.store.read.listAttempts(depositId);
    const after = await load(context, depositId);
    // A change between the two reads would show attempts of one moment in a state of another.
    if (after.version === deposit.version) {
      return depositViewOf(deposit, attempts, context.settings, context.clock.now());
    }
    deposit = after;
  }
}

/** As `viewDeposit`, but waits up to 25 s until the deposit has a version above `after`. */
export const awaitDeposit = (
  context: ProxyContext,
  depositId: string,
  after: number,
  signal: AbortSignal,
): Promise<DepositView> =>
  awaitNews(context, {
    id: depositId,
    after,
    signal,
    look: () => viewDeposit(context, depositId),
    patienceMs: (view) => (view.state === 'awaiting_payment' ? view.expiresInMs : longPollMs),
  });
