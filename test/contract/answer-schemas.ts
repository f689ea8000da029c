import * as z from 'zod/mini';
import type { DepositEvent, DepositRecord } from '../../src/contract/deposit-record.ts';
import { depositStates } from '../../src/contract/deposit-state.ts';
import type { DepositState } from '../../src/contract/deposit-state.ts';
import type { DepositView, SubmittedState } from '../../src/contract/deposit-view.ts';
import { currency } from '../../src/contract/field-schemas.ts';
import type { Money } from '../../src/contract/money.ts';
import { problems } from '../../src/contract/problem.ts';
import type { Problem, ProblemCode } from '../../src/contract/problem.ts';
import type { RenderedDeposit } from '../../src/contract/rendered-deposit.ts';
import type { ResumeLink, ResumedSession } from '../../src/contract/resume.ts';
import type { Session } from '../../src/contract/session.ts';

// What the proxy answers and tells, as the contract's types say it, for tests to check it by.

export const count = z.int().check(z.nonnegative());
export const moneySchema = z.object({ amountMinor: count, currency }) satisfies z.ZodMiniType<Money>;
const transactionNumber = z.string().check(z.regex(/^[0-9]{8}$/));

/** Answer of `POST /sessions`. */
export const sessionSchema = z.object({
  token: z.string(),
  depositId: z.string(),
  expiresAt: z.iso.datetime(),
}) satisfies z.ZodMiniType<Session>;

/** Answer of `GET /deposits/:id/rendered`. */
export const renderedDepositSchema = z.object({
  view: z.string(),
  html: z.string(),
  styleHash: z.string().check(z.regex(/^sha256-[A-Za-z0-9+/]{43}=$/)),
}) satisfies z.ZodMiniType<RenderedDeposit>;

/** Answer of `POST /deposit/resume`. */
export const resumeLinkSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  expiresInMs: count,
}) satisfies z.ZodMiniType<ResumeLink>;

/** Answer of `POST /resume`. */
export const resumedSessionSchema = z.object({ token: z.string() }) satisfies z.ZodMiniType<ResumedSession>;

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
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
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

export const eventBase = { id: z.string(), occurredAt: z.iso.datetime() };

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
