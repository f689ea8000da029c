import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSchedules } from '../simulation/run-schedules.ts';
import { sqliteStores } from '../simulation/simulated-store.ts';

describe('the money is right after thousands of schedules of crashes, lost and doubled messages', () => {
  for (const thousand of [1, 2, 3, 4]) {
    it(`on SQLite, thousand ${thousand}`, async (t) => {
      assert((await runSchedules(t, await sqliteStores(), 1000)) > 500);
    });
  }
});
