import * as z from 'zod/mini';
import { magicNumberFor } from '../controls/magic-number.ts';
import { ask, shopApi } from '../server/shop-api.ts';
import { ShopError } from '../server/shop-error.ts';
import type { ShopAccount } from '../server/shop-shapes.ts';

const stateSchema = z.object({
  transactions: z.array(z.object({ orderId: z.string(), usedNumber: z.nullable(z.string()) })),
  postbacks: z.array(
    z.object({ id: z.string(), lastStatus: z.nullable(z.int()), deliveredAtMs: z.nullable(z.number()) }),
  ),
});
const answerSchema = z.object({ answerStatus: z.nullable(z.int()) });
const paidSchema = z.object({ postbackId: z.string() });

/** A deposit the gateway has activated, and for which no postback was sent. */
export interface LabDeposit {
  readonly depositId: string;
  readonly orderId: string;
}

const pollMs = 100;
const patienceMs = 15_000;

const postJson = (body: object, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const state = () => ask('/shop/lab/state', stateSchema);

/** Asks again until there is an answer. */
async function until<Value>(what: string, read: () => Promise<Value | undefined>): Promise<Value> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new ShopError(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** What the lab can do: make deposits as a payer does, and send postbacks as nobody should. */
export const labDesk = {
  account: (): Promise<ShopAccount> => shopApi.account(),

  /** @param suffix the last digits of the number, which choose what the sandbox does; none of these posts back */
  async deposit(amount: string, suffix: '03' | '12'): Promise<LabDeposit> {
    const [{ proxy, magicNumbers }, { depositId, session }] = await Promise.all([
      shopApi.config(),
      shopApi.newDeposit(amount, 'number'),
    ]);
    const transactionNumber = magicNumberFor(suffix, magicNumbers);
    const authorization = { authorization: `Bearer ${session}` };
    // The wallet is asked for first, as the element does.
    await ask(`${proxy}/deposit`, z.object({ id: z.string() }), { headers: authorization });
    const handIn = postJson({ transactionNumber }, authorization);
    await ask(`${proxy}/deposit/activation`, z.object({ id: z.string() }), handIn);
    const orderId = await until('the gateway to know the deposit', async () => {
      const { transactions } = await state();
      return transactions.find(({ usedNumber }) => usedNumber === transactionNumber)?.orderId;
    });
    return { depositId, orderId };
  },

  /** Has the money arrive. Resolves once the postback is planned. */
  async pay(order: {
    readonly customTransactionId: string;
    readonly amount?: string;
    readonly label?: string;
    readonly delayMs?: number;
  }): Promise<string> {
    return (await ask('/shop/lab/pay', paidSchema, postJson(order))).postbackId;
  },

  /** The status the planned postback was answered with. */
  answerTo: (postbackId: string): Promise<number> =>
    until('the postback to be answered', async () => {
      const { postbacks } = await state();
      return postbacks.find(({ id }) => id === postbackId)?.lastStatus ?? undefined;
    }),

  async resend(postbackId: string, copies: number): Promise<readonly (number | null)[]> {
    const schema = z.object({ answers: z.array(answerSchema) });
    const { answers } = await ask(`/shop/lab/postbacks/${postbackId}/resend`, schema, postJson({ copies }));
    return answers.map(({ answerStatus }) => answerStatus);
  },

  async forge(orderId: string, amount: string): Promise<number | null> {
    const forgery = postJson({ customTransactionId: orderId, amount });
    return (await ask('/shop/lab/forge', answerSchema, forgery)).answerStatus;
  },

  async tamper(orderId: string, forgedAmount: string, place: 'signed' | 'unsigned'): Promise<number | null> {
    const tampering = postJson({ customTransactionId: orderId, forgedAmount, place });
    return (await ask('/shop/lab/tamper', answerSchema, tampering)).answerStatus;
  },

  /** What the shop has credited for the deposit, as soon as there is something. */
  credited: (depositId: string): Promise<readonly number[]> =>
    until('the credit', async () => {
      const { credits } = await shopApi.account();
      const amounts = credits.filter((credit) => credit.depositId === depositId);
      return amounts.length > 0 ? amounts.map(({ amount }) => amount.amountMinor) : undefined;
    }),
};

export type LabDesk = typeof labDesk;
