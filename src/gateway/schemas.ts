import * as z from 'zod/mini';

/** The gateway's own limit for its text fields (page, "Max Length"). */
const text = z.string().check(z.minLength(1), z.maxLength(190));
const currency = z.string().check(z.minLength(1), z.maxLength(3));
const amountText = z.union([z.number(), z.string()]);

/** `POST /api/v1/transaction/create/<wallet type>` */
export const createRequestSchema = z.looseObject({ currency, label: text });

/** `POST /api/v1/transaction/activate` */
export const activateRequestSchema = z.looseObject({
  currency_code: currency,
  label: text,
  wallet_type: text,
  /** The payer's 8 digits, as text: leading zeros matter. */
  key1: z.string().check(z.regex(/^[0-9]{8}$/)),
  amount: z.number().check(z.positive()),
  custom_transaction_id: text,
});

/** `POST /v2/withdrawal/create`. Lengths of the ids are from the gateway's pages for sibling wallets. */
export const withdrawalRequestSchema = z.looseObject({
  /** Left out, the gateway makes one up, and a retry would pay twice: always send it. */
  withdrawal_id: z.optional(z.string().check(z.minLength(1), z.maxLength(36))),
  payment_system: text,
  /** Whole units of the currency. */
  amount: z.int().check(z.positive()),
  currency_code: currency,
  label: z.string().check(z.minLength(1), z.maxLength(36)),
  /** Digits. The page says `07XXXXXX` and shows `03405138`, so the prefix is not checked. */
  account_number: z.string().check(z.regex(/^[0-9]{1,190}$/)),
  account_name: text,
  is_test: z.boolean(),
  bank_details: z.looseObject({ bank_code: text }),
  signature: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
});
export type WithdrawalRequest = z.infer<typeof withdrawalRequestSchema>;

/** A sentence, or sentences by field: `{"withdrawals_sum_amount":["Insufficient balance"]}`. */
const gatewayMessageSchema = z.union([
  z.string(),
  z.array(z.string()),
  z.record(z.string(), z.union([z.string(), z.array(z.string())])),
]);
export type GatewayMessage = z.infer<typeof gatewayMessageSchema>;

const message = z.nullish(gatewayMessageSchema);

const failReplySchema = z.looseObject({ status: z.literal('fail'), message });
export type FailReply = z.infer<typeof failReplySchema>;

/** `params` is an open map: `identifier` for iPay, other keys for other wallets. */
export const createReplySchema = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('ok'), params: z.record(z.string(), z.unknown()) }),
  failReplySchema,
]);

export const activateReplySchema = z.discriminatedUnion('status', [
  z.looseObject({
    status: z.literal('ok'),
    /** Never seen other than true; an ok that says false is none we know. */
    deposit: z.optional(z.literal(true)),
    deposit_amount: z.nullish(amountText),
  }),
  z.looseObject({ status: z.literal('pending'), message }),
  z.looseObject({ status: z.literal('possible_transaction_created'), message }),
  failReplySchema,
]);

export const withdrawalReplySchema = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('ok') }),
  failReplySchema,
]);
