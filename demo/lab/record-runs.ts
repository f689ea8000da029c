import { experiments } from './experiments.ts';
import { openLabDesk } from './lab-desk.ts';
import type { LabRecording } from './lab-recording.ts';
import { runExperiment } from './lab-run.ts';

type Run = LabRecording['runs'][number];

/**
 * Runs every experiment at a demo's server, one after the other.
 *
 * @throws {Error} when one does not end right: then there is nothing to show
 */
export async function recordRuns(server: string): Promise<readonly Run[]> {
  const desk = openLabDesk(server);
  const runs: Run[] = [];
  for (const experiment of experiments) {
    const result = await runExperiment(experiment, desk, () => undefined);
    if (result.kind !== 'right') throw new Error(`${experiment.title}: ${JSON.stringify(result)}`);
    const { kind, gainMinor, steps } = result;
    runs.push({ id: experiment.id, kind, gainMinor, steps: [...steps] });
  }
  return runs;
}
