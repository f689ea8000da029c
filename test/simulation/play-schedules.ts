import process from 'node:process';
import { inspect } from 'node:util';
import { seededRandom } from '../crash/seeded-random.ts';
import { runSchedule } from './run-schedule.ts';
import { simulatedStoresAt } from './simulated-store.ts';

// A process of its own: `play-schedules.ts <sqlite, or the address of a PostgreSQL database> <seed>,<seed>...` plays
// schedules and says how many deposits were credited and how many withdrawals were sent, as JSON; or which seed went
// wrong. The test runner would follow every promise of it, at twice the time.

const [, , place = 'sqlite', seeds = '1'] = process.argv;
const stores = await simulatedStoresAt(place);
const figures = { credits: 0, payouts: 0 };
let seed = 0;
try {
  for (seed of seeds.split(',').map(Number)) {
    // What waits a bit more or less by chance does so again with the same seed.
    const jitter = seededRandom(seed);
    Math.random = () => jitter.next();
    const { credits, payouts } = await runSchedule({ seed, database: await stores.next() });
    figures.credits += credits;
    figures.payouts += payouts;
  }
  process.stdout.write(JSON.stringify(figures));
} catch (error) {
  process.stderr.write(
    `The schedule of seed ${seed} went wrong. See it again with SEED=${seed}.\n${inspect(error)}\n`,
  );
  process.exitCode = 1;
} finally {
  await stores.dispose();
}
