import * as z from 'zod/mini';
import { isCountable } from './countable-currency.ts';
import type { DepositEvent, DepositRecord } from './deposit-record.ts';
import { depositStates } from './deposit-state.ts';
import type { DepositState } from './deposit-state.ts';
import type { DepositView, SubmittedState } from './deposit-view.ts';
import {
  amountText,
  count,
  currency,
  expiresInSeconds,
  labelOfAtMost,
  moneySchema,
  reference,
} from './field-schemas.ts';
import { problemStatus } from './problem.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { RenderedDeposit, RenderingRequest } from './rendered-deposit.ts';
import type { ResumeLink, ResumeRequest, ResumedSession } from './resume.ts';
import type { ActivationRequest, Session, SessionRequest } from './session.ts';

const transactionNumber = z.string().check(z.regex(/^[0-9]{8}$/));

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

/** Answer of `POST /sessions`. */
export const sessionSchema = z.object({
  token: z.string(),
  depositId: z.string(),
  expiresAt: z.iso.datetime(),
}) satisfies z.ZodMiniType<Session>;

/** What `GET /deposits/:id/rendered` is asked for, in its query. */
export const renderingRequestSchema = z.strictObject({
  lang: z.optional(z.string().check(z.maxLength(35))),
  texts: z.optional(z.string().check(z.maxLength(16_384))),
}) satisfies z.ZodMiniType<RenderingRequest>;

/** Answer of `GET /deposits/:id/rendered`. */
export const renderedDepositSchema = z.object({
  view: z.string(),
  html: z.string(),
  styleHash: z.string().check(z.regex(/^sha256-[A-Za-z0-9+/]{43}=$/)),
}) satisfies z.ZodMiniType<RenderedDeposit>;

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

/** Answer of `POST /deposit/resume`. */
export const resumeLinkSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  expiresInMs: count,
}) satisfies z.ZodMiniType<ResumeLink>;

/** Answer of `POST /resume`. */
export const resumedSessionSchema = z.object({ token: z.string() }) satisfies z.ZodMiniType<ResumedSession>;

export const windowLinkSchema = z.object({ url: z.url({ protocol: /^https?$/ }) });

const submittedStates = depositStates.filter(
  (state): state is Exclude<SubmittedState, 'needs_review'> =>
    state !== 'awaiting_payment' && state !== 'credited' && state !== 'expired' && state !== 'needs_review',
);

const viewBase = {
  id: z.string(),
  reference: z.nullable(z.string()),
  version: count,
  amount: moneySchema,
  flow: z.enum(['number', 'window']),
  wallet: z.nullable(z.object({ identifier: z.string(), details: z.record(z.string(), z.string()) })),
  attempts: z.object({ used: count, left: count }),
  handedIn: z.array(z.object({ transactionNumber, atMs: count })),
  stateSinceMs: count,
  timeMs: count,
  canResume: z.boolean(),
  expiresInMs: count,
  returnUrls: z.object({
    success: z.optional(z.string()),
    fail: z.optional(z.string()),
    pending: z.optional(z.string()),
  }),
};

/** The answer of `GET /deposit`. The browser checks it with `isDepositView`, which needs no zod. */
export const depositViewSchema = z.discriminatedUnion('state', [
  z.object({ ...viewBase, state: z.enum(['awaiting_payment', 'expired']), windowOpened: z.boolean() }),
  z.object({ ...viewBase, state: z.enum(submittedStates), transactionNumber }),
  z.object({
    ...viewBase,
    state: z.literal('needs_review'),
    transactionNumber: z.nullable(transactionNumber),
  }),
  z.object({
    ...viewBase,
    state: z.literal('credited'),
    credited: moneySchema,
    transactionNumber: z.nullable(transactionNumber),
  }),
]) satisfies z.ZodMiniType<DepositView>;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
}) satisfies z.ZodMiniType<Problem>;

const depositStateSchema = z.enum(depositStates as [DepositState, ...DepositState[]]);

/** `GET /deposits/:id`. */
export const depositRecordSchema = z.object({
  id: z.string(),
  state: depositStateSchema,
  label: z.string(),
  reference: z.nullable(z.string()),
  flow: z.enum(['number', 'window']),
  requested: moneySchema,
  credited: z.nullable(moneySchema),
  attempts: z.array(
    z.object({
      id: z.string(),
      ordinal: count,
      transactionNumber: z.nullable(transactionNumber),
      state: z.string(),
      createdAt: z.iso.datetime(),
    }),
  ),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
}) satisfies z.ZodMiniType<DepositRecord>;

const eventBase = { id: z.string(), occurredAt: z.iso.datetime() };

/** One entry of `GET /events` and the body of a webhook. */
export const depositEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...eventBase,
    type: z.literal('deposit.credited'),
    data: z.object({
      depositId: z.string(),
      label: z.string(),
      reference: z.nullable(z.string()),
      requested: moneySchema,
      credited: moneySchema,
      transactionId: z.string(),
    }),
  }),
  z.object({
    ...eventBase,
    type: z.literal('deposit.needs_review'),
    data: z.object({ depositId: z.string(), label: z.string(), reference: z.nullable(z.string()) }),
  }),
  z.object({
    ...eventBase,
    type: z.literal('transaction.suspended'),
    data: z.object({
      depositId: z.nullable(z.string()),
      withdrawalId: z.optional(z.string()),
      transactionId: z.string(),
      reason: z.string(),
    }),
  }),
]) satisfies z.ZodMiniType<DepositEvent>;
