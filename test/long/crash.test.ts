import { describe, it } from 'node:test';
import { runOnPostgres, runOnSqlite } from '../crash/crash-run.ts';
import { postgresServer } from '../store/postgres-server.ts';

const server = postgresServer();

describe('the proxy killed again and again under load loses nothing acknowledged and moves no money twice', () => {
  for (const first of [1, 51, 101, 151]) {
    it(`on SQLite, rounds ${first} to ${first + 49}`, (t) => runOnSqlite(t, 50));
  }

  it('one of two instances on PostgreSQL, 50 rounds', async (t) =>
    runOnPostgres(t, 50, await server.newDatabase()));

  it('one of two instances on PostgreSQL whose clocks differ by up to five minutes, 25 rounds', async (t) =>
    runOnPostgres(t, 25, await server.newDatabase(), 5 * 60_000));
});
