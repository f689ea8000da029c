import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { experiments } from '../../demo/lab/experiments.ts';
import type { Experiment } from '../../demo/lab/experiments.ts';
import type { LabDesk } from '../../demo/lab/lab-desk.ts';
import { readRecordedRun } from '../../demo/lab/read-recorded-run.ts';

/** Answers at once, whatever is asked: only what an experiment sends is of interest. */
const idleDesk: LabDesk = {
  account: () => Promise.reject(new Error('An experiment does not read the books itself.')),
  deposit: () => Promise.resolve({ depositId: 'd', orderId: 'o' }),
  pay: () => Promise.resolve('p'),
  answerTo: () => Promise.resolve(200),
  resend: (_, copies) => Promise.resolve(Array<number>(copies).fill(200)),
  forge: () => Promise.resolve(401),
  tamper: () => Promise.resolve(401),
  credited: () => Promise.resolve([]),
};

async function sentBy(experiment: Experiment): Promise<readonly string[]> {
  const sent: string[] = [];
  await experiment.run(idleDesk, (what) => {
    sent.push(what);
    return Promise.resolve();
  });
  return sent;
}

describe('the recorded run of the lab', () => {
  it('is of the experiments as they are now', async () => {
    const { runs } = await readRecordedRun();
    const recorded = runs.map(({ id, gainMinor, steps }) => [id, gainMinor, steps.map(({ sent }) => sent)]);
    const current = experiments.map(async (experiment) => [
      experiment.id,
      experiment.gainMinor,
      await sentBy(experiment),
    ]);
    assert.deepEqual(recorded, await Promise.all(current), 'Record it again: npm run record:lab');
  });

  it('adds up', async () => {
    for (const { id, gainMinor, steps } of (await readRecordedRun()).runs) {
      assert.equal(
        steps.reduce((sum, step) => sum + step.gainMinor, 0),
        gainMinor,
        id,
      );
    }
  });
});
