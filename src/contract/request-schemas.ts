import * as z from 'zod/mini';
import { isCountable } from './countable-currency.ts';
import { amountText, currency, expiresInSeconds, labelOfAtMost, reference } from './field-schemas.ts';
import type { RenderingRequest } from './rendered-deposit.ts';
import type { ResumeRequest } from './resume.ts';
import type { ActivationRequest, SessionRequest } from './session.ts';

/** Return URLs end up in the payer's address bar: http and https only. */
const returnUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(2000));

const returnUrlsSchema = z.strictObject({
  success: z.optional(returnUrl),
  fail: z.optional(returnUrl),
  pending: z.optional(returnUrl),
});

/** `POST /sessions`. */
export const sessionRequestSchema = z.strictObject({
  kind: z.optional(z.literal('deposit')),
  label: labelOfAtMost(190),
  amount: amountText,
  currency: z._default(
    currency.check(
      z.refine(isCountable, { error: 'its smallest unit is no hundredth, and is not counted here.' }),
    ),
    'LKR',
  ),
  flow: z._default(z.enum(['number', 'window']), 'number'),
  reference: z.optional(reference),
  returnUrls: z._default(returnUrlsSchema, {}),
  expiresInSeconds,
}) satisfies z.ZodMiniType<unknown, SessionRequest>;

/** What `GET /deposits/:id/rendered` is asked for, in its query. */
export const renderingRequestSchema = z.strictObject({
  lang: z.optional(z.string().check(z.maxLength(35))),
  texts: z.optional(z.string().check(z.maxLength(16_384))),
}) satisfies z.ZodMiniType<RenderingRequest>;

/** `POST /deposit/activation`. */
export const activationRequestSchema = z.object({
  transactionNumber: z.string().check(z.maxLength(200)),
  attempt: z.optional(z.int().check(z.minimum(1))),
}) satisfies z.ZodMiniType<ActivationRequest>;

/** `POST /deposit/window`. */
export const windowRequestSchema = z.object({
  lang: z._default(z.string().check(z.regex(/^[a-z]{2}$/)), 'en'),
});

/** `POST /deposit/window/visit`, as a plain form sends it. */
export const windowFormSchema = z.strictObject({
  ...windowRequestSchema.shape,
  session: z.string().check(z.maxLength(200)),
});

/** `POST /resume`. Longer ones of either are none of ours. */
export const resumeRequestSchema = z.strictObject({
  credential: z.string().check(z.maxLength(200)),
  key: z.string().check(z.regex(/^[\w-]{22,43}$/)),
}) satisfies z.ZodMiniType<ResumeRequest>;
