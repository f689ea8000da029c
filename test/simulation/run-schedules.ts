import type { TestContext } from 'node:test';
import { givenSeed } from '../crash/given-seed.ts';
import { seededRandom } from '../crash/seeded-random.ts';
import { runSchedule } from './run-schedule.ts';
import type { SimulatedStores } from './simulated-store.ts';

/** Plays so many schedules with seeds that follow each other. `SEED=<seed>` begins with the one that failed. */
export async function runSchedules(t: TestContext, stores: SimulatedStores, count: number): Promise<number> {
  t.after(() => stores.dispose());
  const first = givenSeed();
  t.diagnostic(`${count} schedules from seed ${first}`);
  const jitter = seededRandom(first);
  t.mock.method(Math, 'random', () => jitter.next());
  let credits = 0;
  for (let seed = first; seed < first + count; seed++) {
    try {
      credits += await runSchedule(seed, stores.next());
    } catch (cause) {
      throw new Error(`The schedule of seed ${seed} went wrong. See it again with SEED=${seed}.`, { cause });
    }
  }
  t.diagnostic(`${credits} deposits credited`);
  return credits;
}
