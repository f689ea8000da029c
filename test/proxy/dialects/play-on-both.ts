import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openPostgresStore } from '../../../src/store/postgres/index.ts';
import { ProxyFixture } from '../proxy-fixture.ts';
import { Side, sideOptions } from './side.ts';
import { firstSteps, step } from './step.ts';
import type { Step } from './step.ts';

async function playOn(fixtures: readonly ProxyFixture[], steps: readonly Step[]): Promise<void> {
  for (const fixture of fixtures) await fixture.open(sideOptions);
  const sides = fixtures.map((fixture) => new Side(fixture));
  for (const each of [...firstSteps, ...steps]) {
    const [sqlite, postgres] = await Promise.all(sides.map((side) => side.play(each)));
    assert.deepEqual(postgres, sqlite, JSON.stringify(each));
  }
  const [sqlite, postgres] = await Promise.all(sides.map((side) => side.told()));
  assert.deepEqual(postgres, sqlite);
}

/**
 * Does the same to a proxy over SQLite and to one over PostgreSQL, with texts that databases may take for something
 * else: everybody must hear the same of both.
 */
export async function playOnBoth(newDatabase: () => Promise<string>, numRuns: number): Promise<void> {
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
        await playOn(fixtures, steps);
      } finally {
        for (const fixture of fixtures) await fixture.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}
