import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { createWithdrawalClient } from '../../src/gateway/index.ts';
import type {
  WithdrawalClientOptions,
  WithdrawalInstruction,
  WithdrawalOutcome,
} from '../../src/gateway/index.ts';
import { canarySecret } from './activate-against.ts';
import { startHttpServer } from './http-server.ts';

export const privateKey = 'example_private_key';

/** The request of the gateway's page. */
export const instruction: WithdrawalInstruction = {
  withdrawalId: '1234567test565856',
  label: '125199',
  amount: { amountMinor: 1_000_000, currency: 'LKR' },
  accountNumber: '03405138',
  accountName: 'Test Name Acc',
  bank: 'Bank Of Ceylon',
  isTest: true,
};

interface Change {
  readonly options?: Partial<WithdrawalClientOptions>;
  readonly instruction?: Partial<WithdrawalInstruction>;
}

/** Requests a withdrawal, and holds every outcome to not telling a secret. */
export async function withdrawAt(apiUrl: string, change: Change = {}): Promise<WithdrawalOutcome> {
  const client = createWithdrawalClient({ apiUrl, secret: canarySecret, privateKey, ...change.options });
  const outcome = await client.requestWithdrawal({ ...instruction, ...change.instruction });
  const told = JSON.stringify(outcome);
  assert.ok(!told.includes(canarySecret) && !told.includes(privateKey), `a secret is told: ${told}`);
  return outcome;
}

/** The same, against a server that answers as told. */
export async function withdrawAgainst(
  t: TestContext,
  answer: (response: ServerResponse) => void,
  change: Change = {},
): Promise<WithdrawalOutcome> {
  return withdrawAt((await startHttpServer(t, answer)).url, change);
}
