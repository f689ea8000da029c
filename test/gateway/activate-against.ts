import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { createGatewayClient } from '../../src/gateway/index.ts';
import type { ActivateOutcome, GatewayClientOptions } from '../../src/gateway/index.ts';
import { startHttpServer } from './http-server.ts';

/** Has to be encoded in a query, so that its raw and its encoded form differ. */
export const canarySecret = 'canary+Secret/7%x';
const activation = {
  label: '786442',
  transactionNumber: '23936785',
  amount: { amountMinor: 100_000, currency: 'LKR' },
  customTransactionId: '3158538',
};

/** Activates, and holds every outcome to not telling the secret. */
export async function activateAt(
  apiUrl: string,
  options: Partial<GatewayClientOptions> = {},
): Promise<ActivateOutcome> {
  const outcome = await createGatewayClient({ apiUrl, secret: canarySecret, ...options }).activate(
    activation,
  );
  const told = JSON.stringify(outcome);
  assert.ok(!/canary|Secret/.test(told), `the secret is told: ${told}`);
  return outcome;
}

/** The same, against a server that answers as told. */
export async function activateAgainst(
  t: TestContext,
  answer: (response: ServerResponse) => void,
  options: Partial<GatewayClientOptions> = {},
): Promise<ActivateOutcome> {
  const server = await startHttpServer(t, answer);
  return await activateAt(server.url, options);
}
