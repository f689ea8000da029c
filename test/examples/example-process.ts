import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';

/** An example that is ready to be started. */
export interface ReadyExample {
  readonly command: readonly [string, ...string[]];
  /** Default: the project's folder. */
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  /** In minor units, of all payers: as it stands in the shop's own database. */
  readonly balance: () => number | Promise<number>;
}

export interface ExampleProcess {
  /** All it wrote. */
  readonly output: () => string;
  /** @throws when it has ended, with what it wrote */
  readonly assertRuns: () => void;
  /** Ends it, with all that it has started. Default: at once, by SIGKILL. */
  readonly stop: (signal?: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/** Starts an example on a port. It ends with the test. */
export function startExample(
  t: TestContext,
  { command, cwd, env }: ReadyExample,
  port: number,
): ExampleProcess {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, for what it starts in its turn.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (child.pid === undefined || hasEnded()) return;
    process.kill(-child.pid, signal);
    await once(child, 'close');
  };
  t.after(() => stop());
  return {
    output: () => output,
    assertRuns() {
      if (hasEnded()) throw new Error(`${command.join(' ')} has ended:\n${output}`);
    },
    stop,
  };
}
