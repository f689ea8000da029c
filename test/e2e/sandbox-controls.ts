import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';

const pollMs = 20;

const stateSchema = z.object({
  transactions: z.array(z.object({ orderId: z.string(), usedNumber: z.nullable(z.string()) })),
  postbacks: z.array(
    z.object({ id: z.string(), orderId: z.string(), deliveredAtMs: z.nullable(z.number()) }),
  ),
});

/** For late postbacks: longer than any test, so that they come when the test says so. */
export const whenToldMs = 600_000;

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
  /** Has the order's late postback come now, as soon as the gateway has the order. */
  async postBack(orderId: string): Promise<void> {
    for (;;) {
      const late = (await this.state()).postbacks.find((postback) => postback.orderId === orderId);
      if (!late) {
        await setTimeout(pollMs);
        continue;
      }
      const response = await fetch(`${sandboxUrl}/sandbox/postbacks/${late.id}/resend`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      assert.equal(response.status, 200, await response.text());
      return;
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
