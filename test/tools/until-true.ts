import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 30_000;

/** Waits for what another process does. */
export async function untilTrue(what: string, isIt: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = performance.now() + patienceMs;
  while (!(await isIt())) {
    if (performance.now() > endMs) throw new Error(`Waited too long for ${what}.`);
    await delay(20);
  }
}
