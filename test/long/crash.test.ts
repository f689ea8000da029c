import { describe, it } from 'node:test';
import { runOnSqlite } from '../crash/sqlite-crash-run.ts';

describe('the proxy killed 200 times under load loses no acknowledged postback and credits none twice', () => {
  for (const first of [1, 51, 101, 151]) {
    it(`on SQLite, rounds ${first} to ${first + 49}`, (t) => runOnSqlite(t, 50));
  }
});
