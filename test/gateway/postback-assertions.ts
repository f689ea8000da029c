import assert from 'node:assert/strict';
import { readPostback, signPostback } from '../../src/gateway/index.ts';
import type { KeyPair, PostbackRefusalCode, VerifiedPostback } from '../../src/gateway/index.ts';

export const keys: KeyPair = {
  accessKey: 'TestAccessKey01',
  privateKey: 'test-private-key-0001',
  account: 'main',
};
export const otherKeys: KeyPair = {
  accessKey: 'TestAccessKey02',
  privateKey: 'test-private-key-0002',
  account: 'second',
};
export const bytes = (text: string) => new TextEncoder().encode(text);

export function accepted(body: string | Uint8Array, pairs: readonly KeyPair[] = [keys]): VerifiedPostback {
  const result = readPostback(typeof body === 'string' ? bytes(body) : body, pairs);
  assert.ok(result.ok, result.ok ? '' : `${result.code}: ${result.detail}`);
  return result.postback;
}

export function refused(
  body: string | Uint8Array,
  code: PostbackRefusalCode,
  pairs: readonly KeyPair[] = [keys],
): void {
  const result = readPostback(typeof body === 'string' ? bytes(body) : body, pairs);
  assert.equal(result.ok ? 'accepted' : result.code, code);
}

/** A signed body round the JSON text of `additional_data`. */
export function signedBody(additionalData: string, pair = keys, outer = ''): string {
  const signature = signPostback(additionalData, pair);
  return `{"signature":"${signature}","access_key":"${pair.accessKey}",${outer}"additional_data":${additionalData}}`;
}
