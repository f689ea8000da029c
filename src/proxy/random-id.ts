import { base64Url } from '../contract/base64-url.ts';

/** 256 random bits for a session token, in 43 characters that need no escaping. */
export const randomToken = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** 80 random bits, taken from a UUID: platforms make many of these at once, so one costs far less than random bytes. */
function eightyBits(): string {
  const uuid = crypto.randomUUID();
  return uuid.slice(0, 8) + uuid.slice(24);
}

/**
 * An id nobody can guess, after a prefix that tells what it names, such as `dep_`; without one, 28 characters.
 *
 * As in a ULID the time comes first. Ids made one after the other are neighbours in every index then, and a commit
 * writes a few pages at its end, where random ids write a page each, all over it.
 */
export const randomId = (prefix: string, nowMs: number): string => prefix + nowMs.toString(36) + eightyBits();

/** The time that a `randomId` without a prefix begins with, or nothing where the text is none of ours. */
export const timeOfId = (text: string): string => /^[0-9a-z]{8}(?=[0-9a-f]{20}$)/.exec(text)?.[0] ?? '';
