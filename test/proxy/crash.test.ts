import { it } from 'node:test';
import { runOnSqlite } from '../crash/crash-run.ts';

// Many more rounds, and those of two instances on PostgreSQL, are in `test/long`.
it('the proxy killed under load loses nothing acknowledged and moves no money twice', (t) =>
  runOnSqlite(t, 2));
