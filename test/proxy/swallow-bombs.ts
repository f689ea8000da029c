import process from 'node:process';
import { createGatewayClient, createWithdrawalClient } from '../../src/gateway/index.ts';
import type { GatewayCallName } from './loopback-gateway.ts';

// A process of its own: `swallow-bombs.ts <gateway's address> <create, activate or withdraw> <count>` makes such calls
// to a gateway that answers with bombs, several at a time, and says by how many bytes its memory grew at most.

const [, , apiUrl = '', name = '', count = '0'] = process.argv;
const secret = 'canary/plugin+api&secret';
const client = createGatewayClient({ apiUrl, secret });
const withdrawals = createWithdrawalClient({ apiUrl, secret, privateKey: 'canary-private-key' });
const amount = { amountMinor: 100_000, currency: 'LKR' };

const calls: Readonly<Record<GatewayCallName, () => Promise<{ readonly kind: string }>>> = {
  create: () => client.createTransaction({ label: 'payer', currency: 'LKR' }),
  activate: () =>
    client.activate({
      label: 'payer',
      transactionNumber: '23936785',
      amount,
      customTransactionId: 'attempt',
    }),
  withdraw: () =>
    withdrawals.requestWithdrawal({
      withdrawalId: 'wd_1',
      label: 'payer',
      amount,
      accountNumber: '0012345678',
      accountName: 'Test Name Acc',
      bank: 'Bank of Ceylon',
      isTest: true,
    }),
};
const call = calls[name as GatewayCallName]; // of another name there is none, and this process ends

const kinds = new Set<string>();
async function callSome(times: number): Promise<void> {
  for (let time = 0; time < times; time += 4) {
    for (const { kind } of await Promise.all([call(), call(), call(), call()])) kinds.add(kind);
  }
}

// What a first request loads is no growth.
await callSome(8);
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
await callSome(Number(count));
clearInterval(watching);
process.stdout.write(
  JSON.stringify({ kinds: [...kinds], grownBytes: Math.max(peak, process.memoryUsage().rss) - before }),
);
