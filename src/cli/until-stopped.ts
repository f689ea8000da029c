import process from 'node:process';

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

/** Waits for Ctrl-C or a polite kill, then runs `stop` and ends the process. A second one ends it at once. */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    const onSignal = () => {
      // With no listener left, whichever signal comes next ends the process as the system does.
      for (const signal of stopSignals) process.off(signal, onSignal);
      resolve();
    };
    for (const signal of stopSignals) process.on(signal, onSignal);
  });
  await stop();
}
