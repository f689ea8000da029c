import { sha256Hex } from '../gateway/digest.ts';
import { randomToken } from './random-id.ts';

/**
 * What opens a session: its time, and 256 random bits after a dot. The time is no secret; it lets sessions of one hour
 * be neighbours in the index they are found by, where digests alone are written all over it.
 */
export const newSessionToken = (nowMs: number): string => `${nowMs.toString(36)}.${randomToken()}`;

/**
 * What a session is kept under and found by: the time its token begins with, if it does, and the SHA-256 of the whole
 * token. Of a token of another form, as a device that went on by a link has one, the SHA-256 alone.
 */
export const hashOfToken = (token: string): string =>
  (/^[0-9a-z]{8}(?=\.)/.exec(token)?.[0] ?? '') + sha256Hex(token);
