import { constants } from 'node:os';
import process from 'node:process';

/** Ctrl-C, a polite kill, and the end of its terminal. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** As a shell tells of a process that a signal ended. */
const endAtOnce = (signal: NodeJS.Signals): void => process.exit(128 + constants.signals[signal]);

/**
 * Runs something until it is told to stop. A signal while it starts, and a second one, end the process at once. It does
 * that itself, as the first process of a container is not ended by a signal that nobody listens to.
 */
export async function runUntilStopped<Running>(
  start: () => Promise<Running>,
  stop: (running: Running) => Promise<void>,
): Promise<void> {
  let onSignal = endAtOnce;
  const listener = (signal: NodeJS.Signals): void => onSignal(signal);
  for (const signal of stopSignals) process.on(signal, listener);
  const running = await start();
  await new Promise<void>((resolve) => {
    onSignal = () => {
      onSignal = endAtOnce;
      resolve();
    };
  });
  await stop(running);
}
