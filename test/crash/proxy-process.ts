import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { systemClock } from '../../src/proxy/clock.ts';
import { createProxy } from '../../src/proxy/index.ts';
import { crashSettings } from './crash-settings.ts';
import { MerchantLedger } from './merchant-ledger.ts';
import { openStoreAt } from './store-place.ts';

// The process that gets killed: `proxy-process.ts <store> <ledger file> <gateway's address>
// <milliseconds its clock is ahead>`. It credits the ledger, and tells its parent its port. Asked for `events`, it
// answers when every event has been delivered.

const [, , place = '', ledgerFile = '', gatewayUrl = '', aheadMs = '0'] = process.argv;
const ledger = new MerchantLedger(ledgerFile);
const store = await openStoreAt(place);
const proxy = createProxy({
  ...crashSettings(gatewayUrl),
  store,
  clock: { ...systemClock, now: () => Date.now() + Number(aheadMs) },
  onEvent: (event) => ledger.take(event),
});
proxy.start();
serve({ fetch: proxy.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }));

/** Also those that the loop in the background has in its hands, or that the ledger did not take the first time. */
async function deliverAll(): Promise<void> {
  for (;;) {
    await proxy.runDue();
    const { events } = await store.read.readBacklog({ events: true });
    if (events.length === 0) break;
    await setTimeout(50);
  }
  process.send?.({ delivered: true });
}
process.on('message', () => void deliverAll());
process.on('disconnect', () => process.exit());
