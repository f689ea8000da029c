import { describe, it } from 'node:test';
import { givenSeed } from '../crash/given-seed.ts';
import { runSchedules, seedsFrom } from '../simulation/run-schedules.ts';
import { postgresServer } from '../store/postgres-server.ts';

const server = postgresServer();

describe('the money is right after thousands of schedules of crashes, lost and doubled messages', () => {
  for (const thousand of [1, 2, 3, 4]) {
    it(`on SQLite, thousand ${thousand}`, (t) => runSchedules(t, 'sqlite', seedsFrom(givenSeed(), 1000)));
  }

  it('on PostgreSQL', async (t) => runSchedules(t, await server.newDatabase(), seedsFrom(givenSeed(), 100)));
});
