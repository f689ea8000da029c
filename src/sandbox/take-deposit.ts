import { minorDigits } from '../contract/money.ts';
import type { Money } from '../contract/money.ts';
import type { DepositScenario } from './magic-numbers.ts';
import { planDepositPostbacks } from './plan-postbacks.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { TransactionRecord } from './sandbox-journal.ts';

export interface DepositOrder {
  /** `custom_transaction_id` */
  readonly orderId: string;
  readonly label: string;
  /** The 8 digits. */
  readonly transactionNumber: string;
  readonly declared: Money;
}

export type DepositResult =
  | { readonly kind: 'taken'; readonly amount: Money; readonly fate: 'activated' | 'pending' | 'possible' }
  | { readonly kind: 'order_used' | 'number_used' | 'not_found' };

/** 50.00 less than declared, but never under 1.00. */
function lessThan({ amountMinor, currency }: Money): Money {
  const unit = 10 ** minorDigits(currency);
  return { amountMinor: Math.max(amountMinor - 50 * unit, unit), currency };
}

/**
 * Takes a payer's number in under the merchant's order, with all postbacks that follow, in one step of the
 * journal.
 *
 * @param refusal whether a number that is refused uses the order up. Over the API it does, for the page wants
 *   a new `custom_transaction_id` each time; in the payment window the payer corrects a typo under the same one.
 */
export function takeDeposit(
  { settings, delivery }: SandboxContext,
  order: DepositOrder,
  scenario: DepositScenario,
  refusal: 'uses_order' | 'keeps_order',
): DepositResult {
  const { orderId, label, transactionNumber, declared } = order;
  const { journal, clock } = settings;
  const { fate } = scenario;
  const amount = scenario.amount === 'less' ? lessThan(declared) : declared;
  const record: TransactionRecord = {
    kind: 'deposit',
    orderId,
    label,
    usedNumber: transactionNumber,
    amount,
    scenario: scenario.name,
    fate,
    createdAtMs: clock.now(),
  };
  const refused: TransactionRecord = { ...record, usedNumber: null, fate: 'none' };
  const refuse = (kind: 'number_used' | 'not_found'): DepositResult => {
    if (refusal === 'keeps_order') {
      return { kind: journal.findTransaction('deposit', orderId) ? 'order_used' : kind };
    }
    return { kind: journal.addTransaction(refused, []) === 'added' ? kind : 'order_used' };
  };

  if (fate === 'none') return refuse('not_found');
  const postbacks = planDepositPostbacks(settings, { orderId, label, amount }, scenario.postbacks);
  const added = journal.addTransaction(record, postbacks);
  if (added === 'number_used') return refuse('number_used');
  if (added === 'order_used') return { kind: 'order_used' };
  delivery.wake();
  return { kind: 'taken', amount, fate };
}
