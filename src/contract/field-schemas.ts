import * as z from 'zod/mini';

/** ISO 4217. */
export const currency = z
  .string()
  .check(z.regex(/^[A-Z]{3}$/, { error: 'must be three capital letters of ISO 4217, such as "LKR".' }));

/** Major units as text; `parseMoney` reads it. */
export const amountText = z
  .string({ error: 'must be a decimal string, such as "2500".' })
  .check(z.maxLength(20));

/**
 * Whom the merchant pays or is paid by. No blank at either end; no control character, line break or half of a surrogate
 * pair anywhere: the gateway could give any of them back changed, and the payment would no longer say whose it is.
 */
export const labelOfAtMost = (maxLength: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(maxLength),
    z.regex(/^(?!\s)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+(?<!\s)$/u, {
      error: 'must have no blank at either end, and no line break or control character.',
    }),
  );

/**
 * The merchant's own. Databases change these characters, each in its way: two references would be one, and the second
 * payout the first.
 */
export const reference = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(190),
    z.regex(/^[^\0\p{Cs}]+$/u, { error: 'must have no NUL and no half of a surrogate pair.' }),
  );

/** How long a session is good for: a minute to a week, and half an hour when nothing is said. */
export const expiresInSeconds = z._default(z.int().check(z.minimum(60), z.maximum(7 * 86_400)), 1800);
