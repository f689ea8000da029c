import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { ScheduleFigures } from './run-schedule.ts';

const run = promisify(execFile);
const here = import.meta.dirname;

/** What was noticed first of each broken store in so many schedules, played in a process of their own. */
export async function playBrokenStores(count: number): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await run(process.execPath, [join(here, 'play-broken-stores.ts'), String(count)]);
  return JSON.parse(stdout) as Record<string, string>;
}

/** So many seeds that follow each other. */
export const seedsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/**
 * Plays the schedules of these seeds in a process of their own. With `SEED=<seed>`, the one that failed, it plays that
 * one alone, or as many as `SCHEDULES` says from there on.
 *
 * @param place `sqlite`, or the address of an empty PostgreSQL database
 * @throws what the process says of the seed that went wrong
 */
export async function runSchedules(t: TestContext, place: string, seeds: readonly number[]): Promise<void> {
  const { SEED, SCHEDULES } = process.env;
  const played = SEED === undefined ? seeds : seedsFrom(Number(SEED), Number(SCHEDULES ?? 1));
  t.diagnostic(
    `${played.length} schedules, the first with seed ${played[0]}, the last with seed ${played.at(-1)}`,
  );
  const startedAt = performance.now();
  const { stdout } = await run(process.execPath, [join(here, 'play-schedules.ts'), place, played.join()]);
  const { credits, payouts } = JSON.parse(stdout) as ScheduleFigures;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  t.diagnostic(`${credits} deposits credited, ${payouts} withdrawals at the gateway, in ${seconds} s`);
  // Whoever looks at one schedule again does not ask how much happens in many.
  if (SEED === undefined && (credits < seeds.length / 3 || payouts < seeds.length / 3)) {
    throw new Error('Too little happens in these schedules to prove anything.');
  }
}
