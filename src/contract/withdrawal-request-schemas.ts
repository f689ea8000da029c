import * as z from 'zod/mini';
import { amountText, currency, expiresInSeconds, labelOfAtMost, reference } from './field-schemas.ts';
import type { WithdrawalOrder, WithdrawalSessionRequest } from './withdrawal-order.ts';
import type { WithdrawalDetails } from './withdrawal-view.ts';

/** What people type, before it is read; generous, so that the answer can say what is wrong with it. */
const typed = z.string().check(z.maxLength(500));

const terms = {
  // The gateway takes no longer one of who is paid.
  label: labelOfAtMost(36),
  amount: amountText,
  currency: z._default(currency, 'LKR'),
  isTest: z.optional(z.boolean()),
};

const details = { accountNumber: typed, accountName: typed, bank: typed };

/** `POST /withdrawal`. */
export const withdrawalDetailsSchema = z.object(details) satisfies z.ZodMiniType<WithdrawalDetails>;

/** `POST /withdrawals`. */
export const withdrawalOrderSchema = z.strictObject({
  ...terms,
  ...details,
  reference: z.optional(reference),
}) satisfies z.ZodMiniType<unknown, WithdrawalOrder>;

/** `POST /sessions` with `kind: "withdrawal"`. */
export const withdrawalSessionRequestSchema = z.strictObject({
  ...terms,
  kind: z.literal('withdrawal'),
  reference,
  expiresInSeconds,
}) satisfies z.ZodMiniType<unknown, WithdrawalSessionRequest>;
