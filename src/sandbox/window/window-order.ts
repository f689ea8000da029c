import { parseMoney } from '../../contract/money.ts';
import type { Money } from '../../contract/money.ts';
import type { SandboxSettings } from '../sandbox-options.ts';

/** What a valid payment-window link says (page: "Payment window integration"). */
export interface WindowOrder {
  readonly label: string;
  readonly customTransactionId: string;
  readonly amount: Money;
}

export type WindowOrderResult =
  | { readonly ok: true; readonly order: WindowOrder }
  | { readonly ok: false; readonly problem: 'missing' | 'invalid'; readonly parameters: readonly string[] };

const mandatory = ['label', 'currency_code', 'custom_transaction_id', 'fixed_amount'] as const;
const maxLength = 190;

/** Reads the link's query. Only the four mandatory parameters are needed; `wallet_type` is checked if given. */
export function readWindowOrder(query: URLSearchParams, settings: SandboxSettings): WindowOrderResult {
  const missing = mandatory.filter((name) => !query.get(name)?.trim());
  if (missing.length > 0) return { ok: false, problem: 'missing', parameters: missing };

  const label = query.get('label') ?? '';
  const customTransactionId = query.get('custom_transaction_id') ?? '';
  const fixedAmount = query.get('fixed_amount') ?? '';
  // The window's amount is an integer, unlike the API's.
  const amount = /^[1-9][0-9]*$/.test(fixedAmount) ? parseMoney(fixedAmount, settings.currency) : undefined;
  const walletType = query.get('wallet_type') ?? settings.walletType;
  const invalid = [
    ...(label.length > maxLength ? ['label'] : []),
    ...(query.get('currency_code') === settings.currency ? [] : ['currency_code']),
    ...(customTransactionId.length > maxLength ? ['custom_transaction_id'] : []),
    ...(amount ? [] : ['fixed_amount']),
    ...(walletType === settings.walletType ? [] : ['wallet_type']),
  ];
  if (!amount || invalid.length > 0) return { ok: false, problem: 'invalid', parameters: invalid };
  return { ok: true, order: { label, customTransactionId, amount } };
}
