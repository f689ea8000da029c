import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64Url } from '../../contract/base64-url.ts';
import { equalInConstantTime } from '../../gateway/postback-signature.ts';

/** What a credential says, once its signature holds. */
export interface ResumeGrant {
  readonly depositId: string;
  /** Names the link; what it made is found by it. */
  readonly resumeId: string;
  readonly expiresAtMs: number;
}

/** A credential whose signature holds. */
export interface ReadResumeGrant extends ResumeGrant {
  /** The token of the session it makes: the same for the same key of the device, and for no other. */
  readonly tokenFor: (deviceKey: string) => string;
}

export interface ResumeCredentials {
  readonly write: (grant: ResumeGrant) => string;
  /** `undefined` when the text is no credential of ours, or was changed. Time is not looked at. */
  readonly read: (credential: string) => ReadResumeGrant | undefined;
}

/** 128 bits (RFC 2104, section 5, allows half of the hash): each further character makes the QR code finer. */
const signatureBytes = 16;
const keyBytes = 32;
const bytes = utf8ToBytes;

const signerOf = (apiKey: string) => {
  const keyFor = (use: string) => hkdf(sha256, bytes(apiKey), undefined, bytes(use), keyBytes);
  const signingKey = keyFor('ipay-deposit resume link');
  const tokenKey = keyFor('ipay-deposit resumed session');
  return {
    sign: (text: string) => base64Url(hmac(sha256, signingKey, bytes(text)).subarray(0, signatureBytes)),
    token: (text: string) => base64Url(hmac(sha256, tokenKey, bytes(text))),
  };
};

/**
 * Writes and reads the credentials of resume links. Their keys are derived from the API keys: all instances have
 * these, they never are in the database, and whoever holds one may open sessions as it is. Signed with the first
 * key, and read with any, so that keys are rotated as they always are; a key taken away voids its links.
 */
export function createResumeCredentials(apiKeys: readonly string[]): ResumeCredentials {
  const signers = apiKeys.map(signerOf);
  const [newest] = signers;
  if (!newest) throw new RangeError('There is no API key to derive from.');
  return {
    write({ depositId, resumeId, expiresAtMs }) {
      const text = `${depositId}.${resumeId}.${expiresAtMs.toString(36)}`;
      // Digits at the end: programs that find links in a text may leave out a dash or a line there.
      return `${newest.sign(text)}.${text}`;
    },

    read(credential) {
      const [signature = '', ...parts] = credential.split('.');
      const text = parts.join('.');
      const signer = signers.find(({ sign }) => equalInConstantTime(sign(text), signature));
      const [depositId = '', resumeId = '', expiry = ''] = parts;
      return (
        signer && {
          depositId,
          resumeId,
          expiresAtMs: Number.parseInt(expiry, 36),
          tokenFor: (deviceKey) => signer.token(`${credential}.${deviceKey}`),
        }
      );
    },
  };
}
