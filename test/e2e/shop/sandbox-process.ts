import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** `ipay-deposit sandbox` as its own process, over a folder of its own. */
export class SandboxProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ipay-sandbox-'));
  #child: ChildProcess | undefined;
  url = '';

  async start(options: Readonly<Record<string, string>>): Promise<void> {
    const given = Object.entries({ port: '0', data: this.#folder, ...options });
    const child = spawn(
      process.execPath,
      ['src/cli/main.ts', 'sandbox', ...given.map(([name, value]) => `--${name}=${value}`)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#child = child;
    for await (const line of createInterface(child.stdout)) {
      const url = /listens on (http:\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      this.url = url;
      return;
    }
    throw new Error('The sandbox did not start.');
  }

  async dispose(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
