import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runSchedules } from '../simulation/run-schedules.ts';
import { sqliteStores } from '../simulation/simulated-store.ts';

it('the money is right after a hundred schedules of crashes, lost and doubled messages', async (t) => {
  assert((await runSchedules(t, await sqliteStores(), 100)) > 50);
});
