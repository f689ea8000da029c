import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTestCount, testCountVariable } from './test-count.ts';

/** One part of `npm test`: a command that either passes as a whole (`check`) or counts its tests (`tests`). */
export interface Step {
  readonly name: string;
  readonly kind: 'check' | 'tests';
  readonly command: readonly [string, ...string[]];
  /** A step still running after this time is killed and has failed. Ten minutes by default. */
  readonly timeoutMs?: number;
  /** The steps, by name, whose success this one needs. */
  readonly after?: readonly string[];
}

export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
  readonly durationMs: number;
  /** All that the command wrote. */
  readonly output: string;
}

const isWindows = process.platform === 'win32';
/** What a step that ran out of time has to close its browser, which is in a process group of its own. */
const graceMs = 5_000;

const running = new Set<ChildProcess>();

/** A step's children (servers, browsers) are in its process group, and end with it. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    if (isWindows) spawn('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, signal);
  } catch {
    // It ended by itself a moment ago.
  }
}

/** Ends every step that is running, with all its children. */
export function killRunningSteps(signal: NodeJS.Signals): void {
  for (const child of running) signalGroup(child, signal);
}

/** Runs the step's command to its end. Never throws: what goes wrong is one of the result's failures. */
export async function runStep(step: Step): Promise<StepResult> {
  const { name, kind, timeoutMs = 600_000 } = step;
  const [command, ...args] = step.command;
  const countFile = join(tmpdir(), `test-count-${randomUUID()}.json`);
  const startedAt = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, [testCountVariable]: countFile },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that it can be ended with its children; npm's commands are scripts on Windows.
    detached: !isWindows,
    shell: isWindows,
  });
  running.add(child);
  const output: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));

  const timer = { expired: false };
  const timers = [
    setTimeout(() => {
      timer.expired = true;
      signalGroup(child, 'SIGTERM');
    }, timeoutMs),
    setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs + graceMs),
  ];
  const exit = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? null : `${command} ended with ${signal ?? `exit code ${String(code)}`}`),
    );
  });
  timers.forEach(clearTimeout);
  running.delete(child);

  const count = kind === 'tests' ? readTestCount(countFile) : undefined;
  rmSync(countFile, { force: true });
  const failures = [...(count?.failures ?? [])];
  if (timer.expired) failures.push(`not done after ${timeoutMs / 1000} s`);
  else if (exit !== null && failures.length === 0) failures.push(exit);
  else if (kind === 'tests' && failures.length === 0 && !count?.passed) failures.push('no test ran');
  const passed = kind === 'tests' ? (count?.passed ?? 0) : failures.length === 0 ? 1 : 0;
  const durationMs = performance.now() - startedAt;
  return { name, passed, failures, skipped: count?.skipped ?? [], durationMs, output: output.join('') };
}
