import { ShopError } from '../server/shop-error.ts';
import type { Experiment } from './experiments.ts';
import type { LabDesk } from './lab-desk.ts';

/** One line of a run. */
export interface LabStep {
  readonly sent: string;
  readonly answer: string;
  /** What the balance gained since the step before, in minor units. */
  readonly gainMinor: number;
  /** When the answer was there, counted from the beginning of the experiment. */
  readonly afterMs: number;
}

/** How a run ended. */
export type LabOutcome =
  | { readonly kind: 'right' | 'wrong'; readonly steps: readonly LabStep[]; readonly gainMinor: number }
  | { readonly kind: 'failed'; readonly steps: readonly LabStep[]; readonly reason: string };

export type LabResult = { readonly kind: 'running'; readonly steps: readonly LabStep[] } | LabOutcome;

/** How long the shop has for events that may be on their way, before its books are read. */
const settleMs = 400;

async function balanceMinor(desk: LabDesk): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  return (await desk.account()).balance.amountMinor;
}

/**
 * Runs an experiment and compares what the balance gained with what it should have. Nothing else may be credited
 * meanwhile.
 *
 * @param show is told after every step
 */
export async function runExperiment(
  experiment: Experiment,
  desk: LabDesk,
  show: (steps: readonly LabStep[]) => void,
): Promise<LabOutcome> {
  const steps: LabStep[] = [];
  show([]);
  try {
    const startMinor = await balanceMinor(desk);
    const begun = performance.now();
    let lastMinor = startMinor;
    await experiment.run(desk, async (sent, answer) => {
      const afterMs = Math.round(performance.now() - begun);
      const nowMinor = await balanceMinor(desk);
      steps.push({ sent, answer, gainMinor: nowMinor - lastMinor, afterMs });
      lastMinor = nowMinor;
      show([...steps]);
    });
    const gainMinor = lastMinor - startMinor;
    return { kind: gainMinor === experiment.gainMinor ? 'right' : 'wrong', steps, gainMinor };
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    return { kind: 'failed', steps, reason: error.message };
  }
}
