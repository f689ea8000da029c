import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';

const pollMs = 20;

const stateSchema = z.object({
  transactions: z.array(z.object({ orderId: z.string(), usedNumber: z.nullable(z.string()) })),
  postbacks: z.array(z.object({ orderId: z.string(), deliveredAtMs: z.nullable(z.number()) })),
});

/** What a tester can ask the sandbox gateway. */
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
});
