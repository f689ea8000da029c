import { runStep } from './run-step.ts';
import type { Step, StepResult } from './run-step.ts';

const skipped = ({ name }: Step, needed: string): StepResult => ({
  name,
  passed: 0,
  failures: [`not run, as ${needed} failed`],
  skipped: [],
  durationMs: 0,
  output: '',
});

/**
 * Runs the steps in their order, `width` at a time. A step waits for those it comes after, and fails unrun when
 * one of them failed.
 */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  onResult: (result: StepResult) => void,
): Promise<StepResult[]> {
  const waiting = [...steps];
  const done = new Map<string, StepResult>();
  const running = new Map<string, Promise<StepResult>>();

  const take = (): Step | undefined => {
    const index = waiting.findIndex(({ after = [] }) => after.every((name) => done.has(name)));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  };
  const start = (step: Step): Promise<StepResult> => {
    const failed = step.after?.find((name) => (done.get(name)?.failures.length ?? 0) > 0);
    return failed === undefined ? runStep(step) : Promise.resolve(skipped(step, failed));
  };

  while (waiting.length > 0 || running.size > 0) {
    for (
      let step = running.size < width ? take() : undefined;
      step;
      step = running.size < width ? take() : undefined
    ) {
      running.set(step.name, start(step));
    }
    if (running.size === 0)
      throw new Error(`These steps wait for each other: ${waiting.map(({ name }) => name).join(', ')}.`);
    const result = await Promise.race(running.values());
    running.delete(result.name);
    done.set(result.name, result);
    onResult(result);
  }
  return [...done.values()];
}
