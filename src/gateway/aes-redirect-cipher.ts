import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64Url } from '../contract/base64-url.ts';
import { RedirectHashError } from './redirect-hash-error.ts';

/** The settings of an account whose redirect URLs are encrypted, not hashed. */
export interface AesRedirectOption {
  readonly strategy: 'aes-256-cbc';
  /** 64 hex digits, or text of exactly 32 bytes in UTF-8. */
  readonly key: string;
  /** 32 hex digits, or text of exactly 16 bytes in UTF-8. Left out: random, put before the ciphertext. */
  readonly iv?: string | undefined;
}

const keyBytes = 32;
const ivBytes = 16;

/** Bytes given as hex or as text; `undefined` when they are not as many as they must be. */
function bytesOf(value: unknown, length: number): Uint8Array<ArrayBuffer> | undefined {
  if (typeof value !== 'string') return undefined;
  const isHex = value.length === 2 * length && /^[0-9a-fA-F]+$/.test(value);
  const bytes = isHex ? hexToBytes(value) : utf8ToBytes(value);
  return bytes.length === length ? new Uint8Array(bytes) : undefined;
}

/**
 * AES-256 in CBC mode with PKCS#7 padding, as PHP's
 * `openssl_encrypt($url, 'aes-256-cbc', $key, OPENSSL_RAW_DATA, $iv)`.
 *
 * @throws {RedirectHashError} `key_invalid` or `iv_invalid`
 */
export function aesRedirectCipher(option: AesRedirectOption) {
  const rawKey = bytesOf(option.key, keyBytes);
  if (rawKey === undefined) {
    throw new RedirectHashError(
      'key_invalid',
      'The aes-256-cbc key must be 64 hex digits or 32 bytes of text.',
    );
  }
  const fixedIv = option.iv === undefined ? undefined : bytesOf(option.iv, ivBytes);
  if (option.iv !== undefined && fixedIv === undefined) {
    throw new RedirectHashError(
      'iv_invalid',
      'The aes-256-cbc iv must be 32 hex digits or 16 bytes of text.',
    );
  }
  const key = crypto.subtle.importKey('raw', rawKey, 'AES-CBC', false, ['encrypt', 'decrypt']);

  return {
    encrypt: async (url: string): Promise<string> => {
      const iv = fixedIv ?? crypto.getRandomValues(new Uint8Array(ivBytes));
      const algorithm = { name: 'AES-CBC', iv };
      const ciphertext = await crypto.subtle.encrypt(algorithm, await key, new TextEncoder().encode(url));
      const bytes = new Uint8Array(ciphertext);
      return base64Url(fixedIv === undefined ? concatBytes(iv, bytes) : bytes);
    },

    /** The plain bytes; `undefined` when they were not encrypted with this key. */
    decrypt: async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> => {
      const iv = fixedIv ?? bytes.slice(0, ivBytes);
      const ciphertext = fixedIv === undefined ? bytes.slice(ivBytes) : bytes;
      try {
        return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, await key, ciphertext));
      } catch {
        // WebCrypto tells a wrong length, a short iv or wrong padding by an OperationError without a reason.
        return undefined;
      }
    },
  };
}
