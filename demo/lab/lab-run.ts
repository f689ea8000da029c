import { ShopError } from '../server/shop-error.ts';
import type { Experiment } from './experiments.ts';
import { labDesk } from './lab-desk.ts';

/** One line of a run. */
export interface LabStep {
  readonly sent: string;
  readonly answer: string;
  /** What the balance gained since the step before, in minor units. */
  readonly gainMinor: number;
}

export type LabResult =
  | { readonly kind: 'running'; readonly steps: readonly LabStep[] }
  | { readonly kind: 'right' | 'wrong'; readonly steps: readonly LabStep[]; readonly gainMinor: number }
  | { readonly kind: 'failed'; readonly steps: readonly LabStep[]; readonly reason: string };

/** How long the shop has for events that may be on their way, before its books are read. */
const settleMs = 400;

async function balanceMinor(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  return (await labDesk.account()).balance.amountMinor;
}

/**
 * Runs an experiment and compares what the balance gained with what it should have. Nothing else may be credited
 * meanwhile.
 *
 * @param show is told after every step
 */
export async function runExperiment(
  experiment: Experiment,
  show: (result: LabResult) => void,
): Promise<void> {
  const steps: LabStep[] = [];
  show({ kind: 'running', steps });
  try {
    const startMinor = await balanceMinor();
    let lastMinor = startMinor;
    await experiment.run(labDesk, async (sent, answer) => {
      const nowMinor = await balanceMinor();
      steps.push({ sent, answer, gainMinor: nowMinor - lastMinor });
      lastMinor = nowMinor;
      show({ kind: 'running', steps: [...steps] });
    });
    const gainMinor = lastMinor - startMinor;
    show({ kind: gainMinor === experiment.gainMinor ? 'right' : 'wrong', steps, gainMinor });
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    show({ kind: 'failed', steps, reason: error.message });
  }
}
