import { md5Hex, sha1Hex } from './digest.ts';

/** A withdrawal request holds a value whose text PHP might write differently from JavaScript. */
export class WithdrawalSignatureError extends Error {
  override readonly name = 'WithdrawalSignatureError';
  readonly code = 'value_not_signable';
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** PHP's way of turning a value into text: true is 1; false, null and an empty object are empty. */
function signedText(key: string, value: unknown): string {
  if (value === null || value === false) return '';
  if (value === true) return '1';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return value.map((item: unknown) => signedText(key, item)).join(':');
  if (isRecord(value)) return signedValues(value).join(':');
  throw new WithdrawalSignatureError(
    `The value of ${key} cannot be signed. Give whole numbers, text, booleans, null or objects of these.`,
  );
}

function signedValues(fields: Readonly<Record<string, unknown>>): string[] {
  return (
    Object.entries(fields)
      // JSON leaves such a key out of the request, so the signature does too.
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => signedText(key, value))
  );
}

/**
 * The text whose digest is signed: the values of all fields but `signature`, joined by `:`, in alphabetical
 * order of their keys; a nested object gives its own values, sorted likewise, at its place.
 *
 * @throws {WithdrawalSignatureError} for a number with a fraction or beyond 2^53, or a value JSON has no form for
 */
export function withdrawalStringToSign(request: Readonly<Record<string, unknown>>): string {
  return signedValues({ ...request, signature: undefined }).join(':');
}

/**
 * Signs a withdrawal request: `sha1(privateKey . md5(stringToSign))` in lower-case hex. The gateway's public page
 * says only "generated with private_key"; this form comes from working integrations and from published vectors.
 *
 * @throws {WithdrawalSignatureError} see `withdrawalStringToSign`
 */
export function signWithdrawal(request: Readonly<Record<string, unknown>>, privateKey: string): string {
  return sha1Hex(privateKey + md5Hex(withdrawalStringToSign(request)));
}
