import { md5Hex, sha1Hex } from './digest.ts';
import { parseStrictJson } from './parse-strict-json.ts';
import { encodePhpJson } from './php-json.ts';
import type { PhpJsonEncoding } from './php-json.ts';

/** One pair of keys of a gateway account. Several are live at once, while keys are being replaced or per direction. */
export interface KeyPair {
  readonly accessKey: string;
  readonly privateKey: string;
  /** Groups the pairs of one gateway account: a transaction signed by two of them is the same transaction. */
  readonly account: string;
}

/** `sha1(access_key . private_key . md5(json))` in lower-case hex: the gateway's signature of encoded data. */
export function signEncodedData(json: string, keys: Pick<KeyPair, 'accessKey' | 'privateKey'>): string {
  return sha1Hex(keys.accessKey + keys.privateKey + md5Hex(json));
}

/**
 * Signs a postback as the gateway does.
 *
 * @param additionalData the JSON text of `additional_data`, however it is spaced or escaped
 * @param encoding `unescaped` by default; `escaped` is what older accounts get
 * @throws {StrictJsonError} when the text is no strict JSON
 */
export function signPostback(
  additionalData: string,
  keys: Pick<KeyPair, 'accessKey' | 'privateKey'>,
  encoding: PhpJsonEncoding = 'unescaped',
): string {
  return signEncodedData(encodePhpJson(parseStrictJson(additionalData), encoding), keys);
}

/** Compares in a time that depends on the expected text alone, so that no forger can feel a way to it. */
export function equalInConstantTime(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index++) {
    // Past the end charCodeAt is NaN, which counts as 0; the lengths have told the difference already.
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}
