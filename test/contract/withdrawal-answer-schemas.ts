import * as z from 'zod/mini';
import type { WithdrawalSession } from '../../src/contract/withdrawal-order.ts';
import type { WithdrawalEvent, WithdrawalRecord } from '../../src/contract/withdrawal-record.ts';
import { withdrawalRefusals, withdrawalStates } from '../../src/contract/withdrawal-state.ts';
import type { WithdrawalState } from '../../src/contract/withdrawal-state.ts';
import type { SentWithdrawalState, WithdrawalView } from '../../src/contract/withdrawal-view.ts';
import { count, eventBase, moneySchema } from './answer-schemas.ts';

// What the proxy answers and tells of withdrawals, as the contract's types say it, for tests to check it by.

/** Answer of `POST /sessions` with `kind: "withdrawal"`. */
export const withdrawalSessionSchema = z.object({
  token: z.string(),
  withdrawalId: z.string(),
  expiresAt: z.iso.datetime(),
}) satisfies z.ZodMiniType<WithdrawalSession>;

const recipient = z.object({
  accountNumberMasked: z.string().check(z.regex(/^\*+[0-9]{4}$/)),
  accountName: z.string(),
  bank: z.string(),
});

const sentStates = withdrawalStates.filter(
  (state): state is SentWithdrawalState => state !== 'requested' && state !== 'refused',
);

const viewBase = { id: z.string(), version: count, amount: moneySchema };

/** The answer of `GET /withdrawal`. The browser checks it with `isWithdrawalView`, which needs no zod. */
export const withdrawalViewSchema = z.discriminatedUnion('state', [
  z.object({ ...viewBase, state: z.literal('requested'), expiresInMs: count }),
  z.object({ ...viewBase, state: z.enum(sentStates), recipient }),
  z.object({
    ...viewBase,
    state: z.literal('refused'),
    refusal: z.enum(withdrawalRefusals),
    recipient: z.nullable(recipient),
  }),
]) satisfies z.ZodMiniType<WithdrawalView>;

/** `GET /withdrawals/:id` and the answer of `POST /withdrawals`. */
export const withdrawalRecordSchema = z.object({
  id: z.string(),
  state: z.enum(withdrawalStates as [WithdrawalState, ...WithdrawalState[]]),
  label: z.string(),
  reference: z.nullable(z.string()),
  amount: moneySchema,
  isTest: z.boolean(),
  details: z.nullable(z.object({ accountNumber: z.string(), accountName: z.string(), bank: z.string() })),
  refusal: z.nullable(z.enum(withdrawalRefusals)),
  reason: z.nullable(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
}) satisfies z.ZodMiniType<WithdrawalRecord>;

const facts = {
  withdrawalId: z.string(),
  label: z.string(),
  reference: z.nullable(z.string()),
  amount: moneySchema,
  test: z.boolean(),
};

/** One entry of `GET /events` and the body of a webhook, of a withdrawal. */
export const withdrawalEventSchema = z.discriminatedUnion('type', [
  z.object({ ...eventBase, type: z.literal('withdrawal.succeeded'), data: z.object(facts) }),
  z.object({ ...eventBase, type: z.literal('withdrawal.failed'), data: z.object(facts) }),
  z.object({
    ...eventBase,
    type: z.literal('withdrawal.refused'),
    data: z.object({ ...facts, refusal: z.enum(withdrawalRefusals), message: z.string() }),
  }),
  z.object({
    ...eventBase,
    type: z.literal('withdrawal.conflict'),
    data: z.object({
      ...facts,
      earlier: z.enum(['succeeded', 'failed', 'refused']),
      later: z.enum(['succeeded', 'failed']),
    }),
  }),
  z.object({
    ...eventBase,
    type: z.literal('withdrawal.needs_review'),
    data: z.object({ ...facts, state: z.enum(['accepted', 'unknown']) }),
  }),
]) satisfies z.ZodMiniType<WithdrawalEvent>;
