import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openPostgresStore } from '../../../src/store/postgres/index.ts';
import { ProxyFixture } from '../proxy-fixture.ts';
import { Side, sideOptions } from './side.ts';
import { firstSteps, step } from './step.ts';
import type { Step } from './step.ts';

/** Which deposit is whose would no longer be known, or time pass twice. */
const alone: ReadonlySet<Step[0]> = new Set(['session', 'resume', 'reply', 'pass']);

/** Whoever comes first hears another answer than the others; in the end the same is there. */
const answeredByTurns: ReadonlySet<Step[0]> = new Set([
  'number',
  'account',
  'payout',
  'payoutSession',
  'window',
  'forget',
]);

async function hear(side: Side, step: Step, atOnce: number): Promise<unknown> {
  const times = alone.has(step[0]) ? 1 : atOnce;
  const answers = await Promise.all(Array.from({ length: times }, () => side.play(step)));
  if (times > 1 && answeredByTurns.has(step[0])) return undefined;
  return answers.map((answer) => JSON.stringify(answer)).sort();
}

async function playOn(
  fixtures: readonly ProxyFixture[],
  steps: readonly Step[],
  atOnce: number,
): Promise<void> {
  for (const fixture of fixtures) await fixture.open(sideOptions);
  const sides = fixtures.map((fixture) => new Side(fixture));
  for (const each of [...firstSteps, ...steps]) {
    for (const { clock } of fixtures) clock.advance(1);
    const [sqlite, postgres] = await Promise.all(sides.map((side) => hear(side, each, atOnce)));
    assert.deepEqual(postgres, sqlite, JSON.stringify(each));
  }
  const [sqlite, postgres] = await Promise.all(sides.map((side) => side.told()));
  assert.deepEqual(postgres, sqlite);
}

/**
 * Does the same to a proxy over SQLite and to one over PostgreSQL, with texts that databases may take for something
 * else: everybody must hear the same of both.
 *
 * @param atOnce how often each thing is done at the same time
 */
export async function playOnBoth(
  newDatabase: () => Promise<string>,
  { numRuns, atOnce = 1 }: { readonly numRuns: number; readonly atOnce?: number },
): Promise<void> {
  const steps = fc.array(step, { minLength: 20, maxLength: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const connectionString = await newDatabase();
      const fixtures = [
        new ProxyFixture(),
        new ProxyFixture({
          open: () => openPostgresStore({ connectionString }),
          dump: () => Promise.resolve(''),
        }),
      ];
      try {
        await playOn(fixtures, steps, atOnce);
      } finally {
        for (const fixture of fixtures) await fixture.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}
