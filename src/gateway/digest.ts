import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A digest in lower-case hex; text is taken as UTF-8. */
type Digest = (data: string | Uint8Array) => string;

/** Node's own digests, asked for at run time as other platforms have none; they cost a tenth of those in JavaScript. */
const native = 'process' in globalThis ? process.getBuiltinModule('node:crypto') : undefined;

function digest(name: string, portable: (bytes: Uint8Array) => Uint8Array): Digest {
  try {
    // An OpenSSL in FIPS mode has no MD5, and an older Node no such function.
    if (native?.hash(name, '', 'hex')) return (data) => native.hash(name, data, 'hex');
  } catch {
    // Then as on any other platform.
  }
  return (data) => bytesToHex(portable(typeof data === 'string' ? utf8ToBytes(data) : data));
}

export const md5Hex = digest('md5', md5);
export const sha1Hex = digest('sha1', sha1);
export const sha256Hex = digest('sha256', sha256);
