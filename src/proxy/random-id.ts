import { base64Url } from '../contract/base64-url.ts';

/** 256 random bits for a session token, in 43 characters that need no escaping. */
export const randomToken = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** 128 random bits after a prefix that tells what the id names, such as `dep_`. */
export const randomId = (prefix: string): string =>
  prefix + base64Url(crypto.getRandomValues(new Uint8Array(16)));
