import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { runCrashRounds } from './crash-rounds.ts';
import { givenSeed } from './given-seed.ts';

async function runAt(
  t: TestContext,
  rounds: number,
  instances: number,
  placeIn: (folder: string) => string,
  clocksDifferByMs = 0,
): Promise<void> {
  const folder = temporaryFolder(t);
  const seed = givenSeed();
  t.diagnostic(`${rounds} rounds from seed ${seed}`);
  const startedAt = performance.now();
  const figures = await runCrashRounds({
    place: placeIn(folder),
    ledgerFile: join(folder, 'ledger.sqlite'),
    instances,
    rounds,
    seed,
    clocksDifferByMs,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  t.diagnostic(`${JSON.stringify(figures)} in ${seconds} s`);
  assert(figures.credits > rounds && figures.payouts > 0);
}

/** Crash rounds on a new SQLite file. Says the seed, which `SEED` gives back, and what was counted. */
export const runOnSqlite = (t: TestContext, rounds: number): Promise<void> =>
  runAt(t, rounds, 1, (folder) => `sqlite:${join(folder, 'deposits.sqlite')}`);

/** The same with two instances on an empty PostgreSQL database, of which one is killed in each round. */
export const runOnPostgres = (
  t: TestContext,
  rounds: number,
  url: string,
  clocksDifferByMs?: number,
): Promise<void> => runAt(t, rounds, 2, () => url, clocksDifferByMs);
