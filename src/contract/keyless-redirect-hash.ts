import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64Url } from './base64-url.ts';

/**
 * Ways of hashing a redirect URL that need no key, and may therefore run in a browser. Digests are lower-case
 * hex. Which one an account uses is the gateway's word; the algorithm is not public.
 */
export const keylessRedirectHashes = {
  md5: (url: string): string => bytesToHex(md5(utf8ToBytes(url))),
  sha1: (url: string): string => bytesToHex(sha1(utf8ToBytes(url))),
  sha256: (url: string): string => bytesToHex(sha256(utf8ToBytes(url))),
  base64url: (url: string): string => base64Url(utf8ToBytes(url)),
} as const;

/** The name of a redirect hash that needs no key. */
export type KeylessRedirectHash = keyof typeof keylessRedirectHashes;
