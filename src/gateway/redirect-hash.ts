import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { keylessRedirectHashes } from '../contract/keyless-redirect-hash.ts';
import type { KeylessRedirectHash } from '../contract/keyless-redirect-hash.ts';
import { aesRedirectCipher } from './aes-redirect-cipher.ts';
import type { AesRedirectOption } from './aes-redirect-cipher.ts';
import { decodeBase64Url } from './decode-base64url.ts';
import { isHttpUrl } from './http-url.ts';
import { RedirectHashError } from './redirect-hash-error.ts';

type HashUrl = (url: string) => string | Promise<string>;

/**
 * How the merchant's account wants redirect URLs hashed. The gateway's algorithm is not public: it comes with
 * the account.
 *
 * - `md5`, `sha1`, `sha256`: lower-case hex
 * - `base64url`: the URL itself, unpadded
 * - `hmac-sha256`: lower-case hex; `key` is used as UTF-8 text
 * - `aes-256-cbc`: unpadded base64url of the ciphertext (PKCS#7). `key`: 64 hex digits, or text of exactly 32 bytes
 *   in UTF-8. `iv`: 32 hex digits, or text of exactly 16 bytes; left out, a random one is put before the ciphertext
 * - `custom`: your own function
 */
export type RedirectHashOption =
  | { readonly strategy: KeylessRedirectHash }
  | { readonly strategy: 'hmac-sha256'; readonly key: string }
  | AesRedirectOption
  | { readonly strategy: 'custom'; readonly hash: HashUrl };

/** Hashes one http(s) URL. Rejects with `RedirectHashError` for any other. */
export type RedirectHash = (url: string) => Promise<string>;

/** The cause stays unsaid: the merchant's own function may quote a key in its errors. */
async function hashByMerchant(hash: HashUrl, url: string): Promise<string> {
  try {
    return await hash(url);
  } catch {
    throw new RedirectHashError('custom_hash_invalid', 'The redirect hash function failed.');
  }
}

function hashWith(option: RedirectHashOption): HashUrl {
  switch (option.strategy) {
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'base64url':
      return keylessRedirectHashes[option.strategy];
    case 'hmac-sha256': {
      if (typeof option.key !== 'string' || option.key.trim() === '') {
        throw new RedirectHashError('key_invalid', 'hmac-sha256 needs the key of your gateway account.');
      }
      const key = utf8ToBytes(option.key);
      return (url) => bytesToHex(hmac(sha256, key, utf8ToBytes(url)));
    }
    case 'aes-256-cbc':
      return aesRedirectCipher(option).encrypt;
    case 'custom':
      return (url) => hashByMerchant(option.hash, url);
    default:
      // Options come from configuration files, which no compiler has read.
      throw new RedirectHashError(
        'strategy_unknown',
        'The redirect hash strategy must be md5, sha1, sha256, base64url, hmac-sha256, aes-256-cbc or custom.',
      );
  }
}

/**
 * Makes the function that hashes redirect URLs for the payment window's `success_url`, `fail_url`, `pending_url`.
 *
 * @throws {RedirectHashError} at once: `strategy_unknown`, `key_invalid` or `iv_invalid`; for each URL:
 *   `url_not_http`, or `custom_hash_invalid` when the merchant's function gives no text
 */
export function createRedirectHash(option: RedirectHashOption): RedirectHash {
  const hash = hashWith(option);
  return async (url) => {
    if (!isHttpUrl(url)) {
      throw new RedirectHashError('url_not_http', 'A redirect URL must begin with https:// or http://.');
    }
    const hashed: unknown = await hash(url);
    if (typeof hashed !== 'string' || hashed === '') {
      throw new RedirectHashError('custom_hash_invalid', 'The redirect hash function must return a text.');
    }
    return hashed;
  };
}

/**
 * The URL behind a redirect value, where the strategy can be undone (`base64url`, `aes-256-cbc`); `undefined` for
 * any other strategy, for a value that strategy did not make, and for anything but an http(s) URL.
 *
 * @throws {RedirectHashError} `key_invalid` or `iv_invalid`
 */
export async function decodeRedirect(
  option: RedirectHashOption,
  hashed: string,
): Promise<string | undefined> {
  const bytes = decodeBase64Url(hashed);
  if (bytes === undefined) return undefined;
  let plain: Uint8Array | undefined;
  if (option.strategy === 'base64url') plain = bytes;
  if (option.strategy === 'aes-256-cbc') plain = await aesRedirectCipher(option).decrypt(bytes);
  if (plain === undefined) return undefined;
  try {
    const url = new TextDecoder('utf-8', { fatal: true }).decode(plain);
    return isHttpUrl(url) ? url : undefined;
  } catch {
    // Not UTF-8: the value was not made with this key.
    return undefined;
  }
}
