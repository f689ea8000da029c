import process from 'node:process';

/** Waits for Ctrl-C or a polite kill, then runs `stop` and ends the process. A second Ctrl-C ends it at once. */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await stop();
}
