import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { runCrashRounds } from './crash-rounds.ts';
import { givenSeed } from './given-seed.ts';

/** Crash rounds on a new SQLite file. Says the seed, which `SEED` gives back, and what was counted. */
export async function runOnSqlite(t: TestContext, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-crash-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const seed = givenSeed();
  t.diagnostic(`${rounds} rounds from seed ${seed}`);
  const figures = await runCrashRounds({
    place: `sqlite:${join(folder, 'deposits.sqlite')}`,
    ledgerFile: join(folder, 'ledger.sqlite'),
    rounds,
    seed,
  });
  t.diagnostic(JSON.stringify(figures));
  assert(figures.credits > rounds);
}
