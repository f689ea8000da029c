import process from 'node:process';
import { load, median } from './load.ts';
import type { LoadResult } from './load.ts';
import type { BenchServer } from './start-server.ts';

export const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7);
export const durationMs = Number(process.env['BENCH_ROUND_MS'] ?? 2000);

export interface Contender {
  readonly name: string;
  /** The load is shared among them. */
  readonly servers: readonly BenchServer[];
  /** Asked once a round: gives the round's requests, one after the other, and `undefined` when there are no more. */
  readonly requests: () => () => Buffer | undefined;
}

/** What one contender did in one round. */
export interface Round extends LoadResult {
  /** Processor time of the servers for one answer. */
  readonly cpuMicros: number;
}

async function cpuMicrosOf(servers: readonly BenchServer[]): Promise<number> {
  const usages = await Promise.all(servers.map((server) => server.usage()));
  return usages.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
}

async function runRound({ servers, requests }: Contender, connections: number): Promise<Round> {
  const next = requests();
  const before = await cpuMicrosOf(servers);
  const share = connections / servers.length;
  const results = await Promise.all(
    servers.map(({ port }) => load({ port, connections: share, durationMs, next })),
  );
  const cpuMicros = (await cpuMicrosOf(servers)) - before;
  const answers = results.reduce((sum, result) => sum + result.answers, 0);
  return {
    answers,
    perSecond: results.reduce((sum, result) => sum + result.perSecond, 0),
    p50Ms: Math.max(...results.map(({ p50Ms }) => p50Ms)),
    p99Ms: Math.max(...results.map(({ p99Ms }) => p99Ms)),
    cpuMicros: cpuMicros / answers,
  };
}

/** Lets the contenders take turns, so that a machine that is busy for a while slows all alike. */
export async function takeTurns(
  contenders: readonly Contender[],
  connections: number,
): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]));
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const contender of contenders) {
      const result = await runRound(contender, connections);
      if (round > 0) results.get(contender.name)?.push(result);
    }
  }
  return results;
}

/** The middle of what the rounds say. */
export const middle = (of: readonly Round[], value: (round: Round) => number): number =>
  median(of.map(value));

/** The middle of what each round of one is to the same round of another. */
export const ratio = (of: readonly Round[], to: readonly Round[], value: (round: Round) => number): number =>
  median(of.map((round, index) => value(round) / value(to[index] ?? round)));

export const rowOf = (of: readonly Round[]) => ({
  'per second': Math.round(middle(of, ({ perSecond }) => perSecond)),
  'CPU µs each': Math.round(middle(of, ({ cpuMicros }) => cpuMicros)),
  'p50 ms': Number(middle(of, ({ p50Ms }) => p50Ms).toFixed(3)),
  'p99 ms': Number(middle(of, ({ p99Ms }) => p99Ms).toFixed(2)),
});
