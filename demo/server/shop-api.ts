import * as z from 'zod/mini';
import { ShopError } from './shop-error.ts';
import { keptDepositSchema, shopAccountSchema, shopConfigSchema, shopDepositSchema } from './shop-shapes.ts';
import type { KeptDeposit, ShopAccount, ShopConfig } from './shop-shapes.ts';

const timeoutMs = 15_000;
const problemSchema = z.object({ title: z.string(), detail: z.optional(z.string()) });

/**
 * Asks the demo's server.
 *
 * @throws {ShopError}
 */
export async function ask<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  init: RequestInit = {},
): Promise<z.infer<Schema>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(path, { ...init, signal, cache: 'no-store' }).catch((cause: unknown) => {
    throw new ShopError('The server of this demo did not answer.', { cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = z.safeParse(problemSchema, body);
    throw new ShopError(
      problem.success
        ? (problem.data.detail ?? problem.data.title)
        : `The server of this demo answered HTTP ${response.status}.`,
    );
  }
  const result = z.safeParse(schema, body);
  if (!result.success) throw new ShopError('The server of this demo answered with something else.');
  return result.data;
}

/**
 * The shop's own server. Every call rejects with a `ShopError`.
 *
 * @param server its origin; empty for the one this page came from
 */
export const shopApiAt = (server: string) => ({
  config: (): Promise<ShopConfig> => ask(`${server}/shop/config`, shopConfigSchema),

  account: (): Promise<ShopAccount> => ask(`${server}/shop/account`, shopAccountSchema),

  /** @param amount a decimal string in the shop's currency */
  async newDeposit(amount: string, flow: KeptDeposit['flow']): Promise<KeptDeposit> {
    const deposit = await ask(`${server}/shop/deposits`, shopDepositSchema, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ amount, flow }),
    });
    return z.parse(keptDepositSchema, { ...deposit, flow });
  },
});

/** The shop's server, as its own page sees it. */
export const shopApi = shopApiAt('');
