import * as z from 'zod/mini';
import type { Money } from '../../src/contract/money.ts';

const moneySchema = z.object({ amountMinor: z.int(), currency: z.string() }) satisfies z.ZodMiniType<Money>;

/** `GET /shop/config` */
export const shopConfigSchema = z.object({
  /** Where the proxy is mounted. */
  proxy: z.string(),
  /** The payer's id at the shop. */
  label: z.string(),
  magicNumbers: z.array(
    z.object({
      /** The last digits that choose the outcome; empty for all other numbers. */
      suffix: z.string(),
      outcome: z.string(),
      description: z.string(),
    }),
  ),
  sandboxUrl: z.string(),
});
export type ShopConfig = z.infer<typeof shopConfigSchema>;
export type MagicNumber = ShopConfig['magicNumbers'][number];

/** `GET /shop/account` */
export const shopAccountSchema = z.object({
  label: z.string(),
  balance: moneySchema,
  /** Newest first. */
  credits: z.array(
    z.object({ eventId: z.string(), depositId: z.string(), amount: moneySchema, at: z.string() }),
  ),
});
export type ShopAccount = z.infer<typeof shopAccountSchema>;
export type Credit = ShopAccount['credits'][number];

/** Answer of `POST /shop/deposits`. */
export const shopDepositSchema = z.object({ depositId: z.string(), session: z.string() });

/** A deposit as the page keeps it: its flow cannot change any more. */
export const keptDepositSchema = z.object({
  depositId: z.string(),
  session: z.string(),
  flow: z.enum(['number', 'window']),
});
export type KeptDeposit = z.infer<typeof keptDepositSchema>;

/** One message of `GET /shop/activity`. */
export const activitySchema = z.object({
  id: z.number(),
  at: z.string(),
  kind: z.enum(['gateway-request', 'postback', 'event', 'shop']),
  title: z.string(),
  detail: z.unknown(),
});
export type Activity = z.infer<typeof activitySchema>;
