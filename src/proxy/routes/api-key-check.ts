import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Whether a token is one of the API keys; several are live while they are rotated.
 *
 * Compared as digests under a key that nobody knows. How far two digests agree may show in the time a comparison
 * takes, and tells nothing: nobody can say which token would agree further.
 */
export function createApiKeyCheck(apiKeys: readonly string[]): (token: string) => boolean {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const digest = (token: string): string => bytesToHex(hmac(sha256, key, utf8ToBytes(token)));
  const digests = new Set(apiKeys.map(digest));
  return (token) => digests.has(digest(token));
}
