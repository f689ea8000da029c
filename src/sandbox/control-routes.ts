import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod/mini';
import { formatDecimal, parseMoney } from '../contract/money.ts';
import type { Money } from '../contract/money.ts';
import { newDepositPostback } from './plan-postbacks.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { PostbackRecord } from './sandbox-journal.ts';
import { readWireRequest } from './wire-request.ts';
import { withAnotherAmount } from './with-another-amount.ts';

const text = z.string().check(z.minLength(1), z.maxLength(190));
const orderSchema = z.object({
  customTransactionId: text,
  /** A decimal string. Default: the order's amount. */
  amount: z.optional(text),
  /** Default: the order's label. */
  label: z.optional(text),
});
const paySchema = z.extend(orderSchema, {
  /** How long the postback is held back, in milliseconds. */
  delayMs: z._default(z.int().check(z.minimum(0), z.maximum(60_000)), 0),
});
const tamperSchema = z.extend(orderSchema, {
  /** What is written over the amount after signing. */
  forgedAmount: text,
  /** Over the amount in the signed list, or over the one beside it, which no signature covers. */
  place: z._default(z.enum(['signed', 'unsigned']), 'signed'),
});
const resendSchema = z.object({ copies: z._default(z.int().check(z.minimum(1), z.maximum(100)), 1) });

interface Order {
  readonly orderId: string;
  readonly label: string;
  readonly amount: Money;
}

function refuse(status: 400 | 404, message: string): never {
  throw new HTTPException(status, { res: Response.json({ message }, { status }) });
}

/** What a control is asked, or an answer that says what is wrong with it. */
async function read<Schema extends z.ZodMiniType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = await readWireRequest(request, schema);
  return body.ok ? body.value : refuse(400, body.message);
}

/** The order a control is about: one the sandbox knows, or one the caller describes in full. */
function findOrder({ settings }: SandboxContext, given: z.infer<typeof orderSchema>): Order {
  const orderId = given.customTransactionId;
  const known = settings.journal.findTransaction('deposit', orderId);
  const label = given.label ?? known?.label;
  const amount = given.amount === undefined ? known?.amount : parseMoney(given.amount, settings.currency);
  if (label === undefined || amount === undefined) {
    return refuse(
      400,
      'The sandbox does not know this order: give its label, and its amount such as "1000.50".',
    );
  }
  return { orderId, label, amount };
}

/** The money of an order arrives, whatever its scenario said: one new transaction, posted back after the delay. */
async function pay(context: SandboxContext, request: Request): Promise<Response> {
  const asked = await read(request, paySchema);
  const order = findOrder(context, asked);
  const { settings, delivery } = context;
  const postback = newDepositPostback(settings, order, asked.delayMs);
  const createdAtMs = settings.clock.now();
  const added = settings.journal.addTransaction(
    { kind: 'deposit', ...order, usedNumber: null, scenario: 'manual', fate: 'activated', createdAtMs },
    [postback],
  );
  if (added !== 'added') settings.journal.addPostback(postback);
  delivery.wake();
  return Response.json({ postbackId: postback.id }, { status: 202 });
}

/** Sends a body that no journal knows, once. */
async function sendFalse(
  { delivery }: SandboxContext,
  { id: postbackId, orderId }: PostbackRecord,
  body: string,
): Promise<Response> {
  const cause = 'forgery';
  return Response.json(await delivery.sendOnce({ postbackId, orderId, body, cause, attempt: 1 }));
}

/** Sends a true-looking postback for an order whose signature is of the right form and wrong. */
async function forge(context: SandboxContext, request: Request): Promise<Response> {
  const order = findOrder(context, await read(request, orderSchema));
  const { keyPair } = context.settings;
  const forger = { ...keyPair, privateKey: `not ${keyPair.privateKey}` };
  const postback = newDepositPostback({ ...context.settings, keyPair: forger }, order, 0);
  return sendFalse(context, postback, postback.body);
}

/** Sends a truly signed postback for an order whose amount was changed on the way. */
async function tamper(context: SandboxContext, request: Request): Promise<Response> {
  const asked = await read(request, tamperSchema);
  const order = findOrder(context, asked);
  const { forgedAmount, place } = asked;
  const money = parseMoney(forgedAmount, context.settings.currency);
  if (!money) return refuse(400, '`forgedAmount` must be a decimal such as "99999.50".');
  const postback = newDepositPostback(context.settings, order, 0);
  return sendFalse(context, postback, withAnotherAmount(postback.body, money, place));
}

/** Sends copies of a recorded postback, byte for byte and all at once. */
async function resend(context: SandboxContext, request: Request, id: string): Promise<Response> {
  const { copies } = await read(request, resendSchema);
  const postback = context.settings.journal.findPostback(id);
  if (!postback) return refuse(404, 'There is no postback with this id.');
  const answers = await Promise.all(
    Array.from({ length: copies }, (_, index) =>
      context.delivery.sendOnce({
        postbackId: id,
        orderId: postback.orderId,
        body: postback.body,
        cause: 'resend',
        attempt: index + 1,
      }),
    ),
  );
  return Response.json({ answers });
}

/** What the sandbox has taken in and what it still owes, the keys left out. */
function state({ settings }: SandboxContext): Response {
  return Response.json({
    transactions: settings.journal
      .transactions()
      .map((transaction) => ({ ...transaction, amount: formatDecimal(transaction.amount) })),
    postbacks: settings.journal.postbacks(),
  });
}

/**
 * Test controls, for demos and tests. They take JSON only, which a foreign web page cannot send without being
 * asked first, and nobody asks: there is no CORS here.
 */
export function controlRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/state', () => state(context));
  routes.post('/pay', (c) => pay(context, c.req.raw));
  routes.post('/forge', (c) => forge(context, c.req.raw));
  routes.post('/tamper', (c) => tamper(context, c.req.raw));
  routes.post('/postbacks/:id/resend', (c) => resend(context, c.req.raw, c.req.param('id')));
  return routes;
}
