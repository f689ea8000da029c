import { withdrawalRefusals, withdrawalTransitions } from './withdrawal-state.ts';
import type { WithdrawalView } from './withdrawal-view.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const isRecipient = (value: unknown): boolean =>
  isFields(value) &&
  isText(value['accountNumberMasked']) &&
  /^\*+[0-9]{4}$/.test(value['accountNumberMasked']) &&
  isText(value['accountName']) &&
  isText(value['bank']);

function isStateOfView(view: Fields): boolean {
  const { state, recipient, refusal } = view;
  switch (state) {
    case 'requested':
      return isCount(view['expiresInMs']);
    case 'refused':
      return (
        withdrawalRefusals.some((known) => known === refusal) &&
        (recipient === null || isRecipient(recipient))
      );
    default:
      return isText(state) && Object.hasOwn(withdrawalTransitions, state) && isRecipient(recipient);
  }
}

/**
 * Whether a parsed answer is a `WithdrawalView`. The same check as `withdrawalViewSchema`, without zod, for the
 * payer's browser; the tests prove the two equal.
 */
export function isWithdrawalView(value: unknown): value is WithdrawalView {
  if (!isFields(value)) return false;
  const { amount } = value;
  return (
    isText(value['id']) &&
    isCount(value['version']) &&
    isFields(amount) &&
    isCount(amount['amountMinor']) &&
    isText(amount['currency']) &&
    /^[A-Z]{3}$/.test(amount['currency']) &&
    isStateOfView(value)
  );
}
