import { scalarText } from './json-node.ts';
import type { JsonNode, JsonObject } from './json-node.ts';
import { parseJsonBody } from './parse-json-body.ts';
import { encodePhpJson } from './php-json.ts';
import { equalInConstantTime, signEncodedData } from './postback-signature.ts';
import type { KeyPair } from './postback-signature.ts';
import { readSignedTransaction } from './signed-transaction.ts';
import type { SignedTransaction } from './signed-transaction.ts';

/** A postback whose `additional_data` was signed with one of our key pairs. */
export interface VerifiedPostback {
  readonly accessKey: string;
  /** The account of the key pair that signed. */
  readonly account: string;
  readonly transactions: readonly SignedTransaction[];
  /** What stands beside the signed data. Anybody may have written it: it may raise an alarm, never move money. */
  readonly unsigned: {
    readonly amount: string | null;
    readonly label: string | null;
    readonly direction: string | null;
    readonly currencyCode: string | null;
    readonly walletType: string | null;
  };
}

/**
 * - `body_too_large`: more than 256 KiB
 * - `body_invalid`: no strict JSON, or not what every postback is made of
 * - `access_key_unknown`: signed with a key pair that is not configured
 * - `signature_mismatch`: forged, changed on the way, or signed with another private key
 */
export type PostbackRefusalCode =
  'body_too_large' | 'body_invalid' | 'access_key_unknown' | 'signature_mismatch';

/** A postback that may be acted on, or why not. `detail`: a sentence for people; it holds no secret. */
export type PostbackResult =
  | { readonly ok: true; readonly postback: VerifiedPostback }
  | { readonly ok: false; readonly code: PostbackRefusalCode; readonly detail: string };

/** Far above what a full transaction list needs. */
export const maxPostbackBytes = 256 * 1024;
const maxTransactions = 1000;

const refuse = (code: PostbackRefusalCode, detail: string): PostbackResult => ({ ok: false, code, detail });

const isObject = (node: JsonNode | undefined): node is JsonObject => node instanceof Map;

/**
 * Verifies a postback and reads its signed transactions.
 *
 * The gateway signs `additional_data` as PHP's `json_encode` writes it, which need not be how it stands in the
 * body; so the data is parsed without loss and encoded again PHP's way, with unescaped slashes and Unicode
 * first, then without flags for older accounts. Only that list is signed: the rest of the body is `unsigned`.
 * Nothing signed is a delivery time, so a replay verifies too: remember every transaction.
 *
 * @param rawBody the request body's bytes as they came, at most 256 KiB
 * @param keyPairs every pair that is live
 */
export function readPostback(rawBody: Uint8Array, keyPairs: readonly KeyPair[]): PostbackResult {
  if (!(rawBody instanceof Uint8Array)) {
    return refuse('body_invalid', 'The body is not bytes. Pass the raw request body, before any parsing.');
  }
  if (rawBody.byteLength > maxPostbackBytes) {
    return refuse('body_too_large', `The body is larger than ${maxPostbackBytes} bytes.`);
  }
  const parsed = parseJsonBody(rawBody);
  if (!parsed.ok) return refuse('body_invalid', parsed.detail);
  const body = parsed.node;
  if (!isObject(body)) return refuse('body_invalid', 'The body is not a JSON object.');

  const signature = body.get('signature');
  const accessKey = body.get('access_key');
  const entries = body.get('additional_data');
  if (typeof signature !== 'string') return refuse('body_invalid', 'The body has no signature.');
  if (typeof accessKey !== 'string') return refuse('body_invalid', 'The body has no access_key.');
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > maxTransactions) {
    return refuse('body_invalid', `additional_data is not a list of 1 to ${maxTransactions} entries.`);
  }
  if (!entries.every(isObject))
    return refuse('body_invalid', 'additional_data holds something else than objects.');

  const candidates = keyPairs.filter((pair) => pair.accessKey === accessKey);
  if (candidates.length === 0) {
    return refuse(
      'access_key_unknown',
      'No configured key pair has this access_key. Was a pair added at the gateway?',
    );
  }
  const encoded = entries.map((entry) => encodePhpJson(entry, 'unescaped'));
  const signedBy = (json: string): KeyPair | undefined =>
    candidates.find((pair) => equalInConstantTime(signEncodedData(json, pair), signature));
  const signer = signedBy(`[${encoded.join(',')}]`) ?? signedBy(encodePhpJson(entries, 'escaped'));
  if (signer === undefined) {
    return refuse(
      'signature_mismatch',
      'The signature is not of this data. Is the private key the one of this access_key, and is the body unchanged?',
    );
  }

  const unsigned = (key: string): string | null => scalarText(body.get(key)) ?? null;
  return {
    ok: true,
    postback: {
      accessKey,
      account: signer.account,
      transactions: entries.map((entry, index) => readSignedTransaction(entry, encoded[index] ?? '')),
      unsigned: {
        amount: unsigned('amount'),
        label: unsigned('label'),
        direction: unsigned('direction'),
        currencyCode: unsigned('currency_code'),
        walletType: unsigned('wallet_type'),
      },
    },
  };
}
