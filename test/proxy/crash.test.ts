import { it } from 'node:test';
import { runOnSqlite } from '../crash/sqlite-crash-run.ts';

it('the proxy killed under load loses no acknowledged postback and credits none twice', (t) =>
  runOnSqlite(t, 4));
