import { depositTransitions } from './deposit-state.ts';
import type { DepositView } from './deposit-view.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isMoney = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value['amountMinor']) &&
  isText(value['currency']) &&
  /^[A-Z]{3}$/.test(value['currency']);
// As the schema does: a key that parsed JSON may hold and no object should is passed over.
const isTextMap = (value: unknown): boolean =>
  isFields(value) && Object.entries(value).every(([key, text]) => key === '__proto__' || isText(text));

const isTransactionNumber = (value: unknown): boolean => isText(value) && /^[0-9]{8}$/.test(value);

function isStateOfView(view: Fields): boolean {
  const { state, transactionNumber } = view;
  switch (state) {
    case 'awaiting_payment':
    case 'expired':
      return typeof view['windowOpened'] === 'boolean';
    case 'credited':
      return (
        isMoney(view['credited']) && (transactionNumber === null || isTransactionNumber(transactionNumber))
      );
    case 'needs_review':
      return transactionNumber === null || isTransactionNumber(transactionNumber);
    default:
      return (
        isText(state) && Object.hasOwn(depositTransitions, state) && isTransactionNumber(transactionNumber)
      );
  }
}

/**
 * Whether a parsed answer is a `DepositView`. The same check as `depositViewSchema`, without zod, for the
 * payer's browser; the tests prove the two equal.
 */
export function isDepositView(value: unknown): value is DepositView {
  if (!isFields(value)) return false;
  const { wallet, attempts, returnUrls } = value;
  return (
    isText(value['id']) &&
    isCount(value['version']) &&
    isMoney(value['amount']) &&
    (value['flow'] === 'number' || value['flow'] === 'window') &&
    (wallet === null || (isFields(wallet) && isText(wallet['identifier']) && isTextMap(wallet['details']))) &&
    isFields(attempts) &&
    isCount(attempts['used']) &&
    isCount(attempts['left']) &&
    isCount(value['expiresInMs']) &&
    isFields(returnUrls) &&
    ['success', 'fail', 'pending'].every((outcome) => isTextOrAbsent(returnUrls[outcome])) &&
    isStateOfView(value)
  );
}
