import process from 'node:process';
import { brokenStores } from './broken-stores.ts';
import { runSchedule } from './run-schedule.ts';
import { simulatedStoresAt } from './simulated-store.ts';

// A process of its own, as `play-schedules.ts` is: `play-broken-stores.ts <count>` plays at most so many schedules on
// each broken store, and says as JSON what was noticed of it first.

const [, , count = '1'] = process.argv;
const stores = await simulatedStoresAt('sqlite');
const noticed: Record<string, string> = {};
for (const [name, spoil] of Object.entries(brokenStores)) {
  for (let seed = 1; seed <= Number(count) && noticed[name] === undefined; seed++) {
    try {
      await runSchedule({ seed, database: await stores.next(), spoil });
    } catch (error) {
      noticed[name] = String(error);
    }
  }
}
await stores.dispose();
process.stdout.write(JSON.stringify(noticed));
