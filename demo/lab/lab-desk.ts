import * as z from 'zod/mini';
import { magicNumberFor } from '../controls/magic-number.ts';
import { ask, shopApiAt } from '../server/shop-api.ts';
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
export interface LabDesk {
  readonly account: () => Promise<ShopAccount>;
  /** @param suffix the last digits of the number, which choose what the sandbox does; none of these posts back */
  readonly deposit: (amount: string, suffix: '03' | '12') => Promise<LabDeposit>;
  /** Has the money arrive. Resolves once the postback is planned. */
  readonly pay: (order: {
    readonly customTransactionId: string;
    readonly amount?: string;
    readonly label?: string;
    readonly delayMs?: number;
  }) => Promise<string>;
  /** The status the planned postback was answered with. */
  readonly answerTo: (postbackId: string) => Promise<number>;
  readonly resend: (postbackId: string, copies: number) => Promise<readonly (number | null)[]>;
  readonly forge: (orderId: string, amount: string) => Promise<number | null>;
  readonly tamper: (
    orderId: string,
    forgedAmount: string,
    place: 'signed' | 'unsigned',
  ) => Promise<number | null>;
  /** What the shop has credited for the deposit, as soon as there is something. */
  readonly credited: (depositId: string) => Promise<readonly number[]>;
}

/** @param server the demo's server, by its origin; empty for the one this page came from */
export function openLabDesk(server: string): LabDesk {
  const shopApi = shopApiAt(server);
  const lab = `${server}/shop/lab`;
  const state = () => ask(`${lab}/state`, stateSchema);

  return {
    account: () => shopApi.account(),

    async deposit(amount, suffix) {
      const [{ proxy, magicNumbers }, { depositId, session }] = await Promise.all([
        shopApi.config(),
        shopApi.newDeposit(amount, 'number'),
      ]);
      const transactionNumber = magicNumberFor(suffix, magicNumbers);
      const authorization = { authorization: `Bearer ${session}` };
      const asDeposit = z.object({ id: z.string() });
      // The wallet is asked for first, as the element does.
      await ask(`${server}${proxy}/deposit`, asDeposit, { headers: authorization });
      const handIn = postJson({ transactionNumber }, authorization);
      await ask(`${server}${proxy}/deposit/activation`, asDeposit, handIn);
      const orderId = await until('the gateway to know the deposit', async () => {
        const { transactions } = await state();
        return transactions.find(({ usedNumber }) => usedNumber === transactionNumber)?.orderId;
      });
      return { depositId, orderId };
    },

    pay: async (order) => (await ask(`${lab}/pay`, paidSchema, postJson(order))).postbackId,

    answerTo: (postbackId) =>
      until('the postback to be answered', async () => {
        const { postbacks } = await state();
        return postbacks.find(({ id }) => id === postbackId)?.lastStatus ?? undefined;
      }),

    async resend(postbackId, copies) {
      const schema = z.object({ answers: z.array(answerSchema) });
      const { answers } = await ask(`${lab}/postbacks/${postbackId}/resend`, schema, postJson({ copies }));
      return answers.map(({ answerStatus }) => answerStatus);
    },

    async forge(orderId, amount) {
      const forgery = postJson({ customTransactionId: orderId, amount });
      return (await ask(`${lab}/forge`, answerSchema, forgery)).answerStatus;
    },

    async tamper(orderId, forgedAmount, place) {
      const tampering = postJson({ customTransactionId: orderId, forgedAmount, place });
      return (await ask(`${lab}/tamper`, answerSchema, tampering)).answerStatus;
    },

    credited: (depositId) =>
      until('the credit', async () => {
        const { credits } = await shopApi.account();
        const amounts = credits.filter((credit) => credit.depositId === depositId);
        return amounts.length > 0 ? amounts.map(({ amount }) => amount.amountMinor) : undefined;
      }),
  };
}
