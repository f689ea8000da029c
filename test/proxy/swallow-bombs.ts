import process from 'node:process';
import { createGatewayClient } from '../../src/gateway/index.ts';

// A process of its own: `swallow-bombs.ts <gateway's address> <count>` activates against a gateway that answers with
// bombs, several at a time, and says by how many bytes its memory grew at most.

const [, , apiUrl = '', count = '0'] = process.argv;
const client = createGatewayClient({ apiUrl, secret: 'canary/plugin+api&secret' });
const activate = () =>
  client.activate({
    label: 'payer',
    transactionNumber: '23936785',
    amount: { amountMinor: 100_000, currency: 'LKR' },
    customTransactionId: 'attempt',
  });

const kinds = new Set<string>();
async function activateSome(times: number): Promise<void> {
  for (let time = 0; time < times; time += 4) {
    for (const { kind } of await Promise.all([activate(), activate(), activate(), activate()]))
      kinds.add(kind);
  }
}

// What a first request loads is no growth.
await activateSome(8);
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
await activateSome(Number(count));
clearInterval(watching);
process.stdout.write(
  JSON.stringify({ kinds: [...kinds], grownBytes: Math.max(peak, process.memoryUsage().rss) - before }),
);
