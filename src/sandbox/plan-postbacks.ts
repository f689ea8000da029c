import type { Money } from '../contract/money.ts';
import type { DepositPostbackPlan, WithdrawalPostbackPlan } from './magic-numbers.ts';
import { depositPostback, withdrawalPostback } from './postback-body.ts';
import type { WithdrawalTransaction } from './postback-body.ts';
import { randomDigits } from './random-digits.ts';
import type { PostbackRecord } from './sandbox-journal.ts';
import type { SandboxSettings } from './sandbox-options.ts';

function scheduled(orderId: string, body: string, dueAtMs: number): PostbackRecord {
  return {
    id: crypto.randomUUID(),
    orderId,
    body,
    dueAtMs,
    attempts: 0,
    lastStatus: null,
    deliveredAtMs: null,
  };
}

/** The postback of one new transaction under an order, signed and due after the delay. */
export function newDepositPostback(
  { keyPair, walletType, walletIdentifier, clock }: SandboxSettings,
  { orderId, label, amount }: { orderId: string; label: string; amount: Money },
  delayMs: number,
): PostbackRecord {
  const activatedAtMs = clock.now();
  const dueAtMs = activatedAtMs + delayMs;
  const body = depositPostback(
    keyPair,
    { walletType, label, createdAtMs: dueAtMs },
    {
      amount,
      orderId,
      walletIdentifier,
      activatedAtMs,
      // Random and not counted: merchants remember transaction ids for ever, a sandbox started afresh does not.
      transactionId: randomDigits(11),
      stockpilingId: Number(randomDigits(7)),
    },
  );
  return scheduled(orderId, body, dueAtMs);
}

/** The postbacks a deposit's scenario asks for. */
export function planDepositPostbacks(
  settings: SandboxSettings,
  order: { orderId: string; label: string; amount: Money },
  plan: DepositPostbackPlan,
): PostbackRecord[] {
  const { postbackDelayMs, latePostbackDelayMs } = settings;
  const soon = (): PostbackRecord => newDepositPostback(settings, order, postbackDelayMs);
  switch (plan) {
    case 'none':
      return [];
    case 'soon':
      return [soon()];
    case 'late':
      return [newDepositPostback(settings, order, latePostbackDelayMs)];
    case 'soon_thrice': {
      const first = soon();
      return [first, { ...first, id: crypto.randomUUID() }, { ...first, id: crypto.randomUUID() }];
    }
    case 'soon_twice_credited':
      return [soon(), soon()];
  }
}

/** The postbacks a withdrawal's scenario asks for. */
export function planWithdrawalPostbacks(
  { keyPair, walletType, clock, postbackDelayMs, latePostbackDelayMs }: SandboxSettings,
  label: string,
  transaction: Omit<WithdrawalTransaction, 'withdrawalStatus'>,
  plan: WithdrawalPostbackPlan,
): PostbackRecord[] {
  const ending = (withdrawalStatus: 1 | 5, delayMs: number): PostbackRecord => {
    const dueAtMs = clock.now() + delayMs;
    const common = { walletType, label, createdAtMs: dueAtMs };
    const body = withdrawalPostback(keyPair, common, { ...transaction, withdrawalStatus });
    return scheduled(transaction.withdrawalId, body, dueAtMs);
  };
  switch (plan) {
    case 'none':
      return [];
    case 'succeeds':
      return [ending(1, postbackDelayMs)];
    case 'fails':
      return [ending(5, postbackDelayMs)];
    case 'succeeds_late':
      return [ending(1, latePostbackDelayMs)];
    case 'fails_late':
      return [ending(5, latePostbackDelayMs)];
    case 'succeeds_thrice':
      return [1, 2, 3].map(() => ending(1, postbackDelayMs));
    case 'succeeds_then_fails':
      return [ending(1, postbackDelayMs), ending(5, latePostbackDelayMs)];
  }
}
