import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';

const pollMs = 20;

const stateSchema = z.object({
  transactions: z.array(z.object({ orderId: z.string(), usedNumber: z.nullable(z.string()) })),
  postbacks: z.array(
    z.object({ id: z.string(), orderId: z.string(), deliveredAtMs: z.nullable(z.number()) }),
  ),
});
const answersSchema = z.object({ answers: z.array(z.object({ answerStatus: z.nullable(z.number()) })) });
const answerSchema = z.object({ answerStatus: z.nullable(z.number()) });

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** What a tester can make the sandbox gateway do. */
export const sandboxControls = (sandboxUrl: string) => ({
  async state() {
    return stateSchema.parse(await (await fetch(`${sandboxUrl}/sandbox/state`)).json());
  },
  /** The transaction of a number that the payer handed in, as soon as the gateway has it. */
  async transactionOf(transactionNumber: string) {
    for (;;) {
      const { transactions } = await this.state();
      const found = transactions.find(({ usedNumber }) => usedNumber === transactionNumber);
      if (found) return found;
      await setTimeout(pollMs);
    }
  },
  /** Whether nothing more will be posted back for the order: everything planned for it has been taken. */
  async allPostedBack(orderId: string): Promise<void> {
    for (;;) {
      const postbacks = (await this.state()).postbacks.filter((postback) => postback.orderId === orderId);
      if (postbacks.every(({ deliveredAtMs }) => deliveredAtMs !== null)) return;
      await setTimeout(pollMs);
    }
  },
  /** Sends copies of a postback all at once and tells the HTTP status each was answered with. */
  async resend(postbackId: string, copies: number) {
    const { answers } = answersSchema.parse(
      await post(`${sandboxUrl}/sandbox/postbacks/${postbackId}/resend`, { copies }),
    );
    return answers.map(({ answerStatus }) => answerStatus);
  },
  /** Sends a postback for the order with a wrong signature; tells the HTTP status. */
  async forge(order: { customTransactionId: string; label: string; amount: string }) {
    return answerSchema.parse(await post(`${sandboxUrl}/sandbox/forge`, order)).answerStatus;
  },
});
