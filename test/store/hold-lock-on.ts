import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const holder = join(import.meta.dirname, 'hold-lock.ts');

/** Lets another process hold the lock on a SQLite database, until what it gives is called. */
export async function holdLockOn(file: string): Promise<() => Promise<void>> {
  // Not the arguments of the tests' own process.
  const child = fork(holder, [file], { execArgv: [] });
  await once(child, 'message');
  return async () => {
    const ended = once(child, 'exit');
    child.send('let go');
    await ended;
  };
}
