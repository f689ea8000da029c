import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { untilTrue } from '../tools/until-true.ts';

/** Short enough for a test, long enough to see each state on the way. */
const delays = ['--gateway-timeout-ms=1500', '--postback-delay-ms=700'];

const startTimeoutMs = 20_000;

const account = z.object({
  credits: z.array(z.object({ depositId: z.string(), amount: z.object({ amountMinor: z.int() }) })),
});
const config = z.object({ sandboxUrl: z.string() });

/** `npm start` without its build: the real process, on ports and a folder of its own. */
export class DemoProcess {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'ipay-demo-'));
  url = '';
  sandboxUrl = '';
  readonly #options: readonly string[];
  #process: ChildProcess | undefined;

  /**
   * @param pageFolder the page to serve in place of the demo's own
   * @param latePostbackDelayMs when late postbacks come by themselves
   */
  constructor(pageFolder?: string, latePostbackDelayMs = 6000) {
    this.#options = [
      `--late-postback-delay-ms=${latePostbackDelayMs}`,
      ...(pageFolder === undefined ? [] : [`--page=${pageFolder}`]),
    ];
  }

  /** Starts it; a second start takes the same ports and the same data as the first. */
  async start(): Promise<void> {
    const portOf = (url: string) => (url === '' ? '0' : new URL(url).port);
    const child = spawn(
      'node',
      [
        'src/cli/main.ts',
        'demo',
        `--port=${portOf(this.url)}`,
        `--sandbox-port=${portOf(this.sandboxUrl)}`,
        `--data=${this.dataFolder}`,
        ...this.#options,
        ...delays,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#process = child;
    this.url = await addressPrintedBy(child);
    this.sandboxUrl = config.parse(await (await fetch(`${this.url}/shop/config`)).json()).sandboxUrl;
  }

  /** What the shop has credited: for one deposit, or for all. */
  async credits(depositId?: string): Promise<number[]> {
    const { credits } = account.parse(await (await fetch(`${this.url}/shop/account`)).json());
    return credits
      .filter((credit) => depositId === undefined || credit.depositId === depositId)
      .map(({ amount }) => amount.amountMinor);
  }

  /**
   * What the shop has credited for a deposit, once it heard of so many credits: the payer hears of one a moment before.
   */
  async creditsToldOf(depositId: string, count: number): Promise<number[]> {
    await untilTrue(
      `${count} credits of ${depositId}`,
      async () => (await this.credits(depositId)).length >= count,
    );
    return this.credits(depositId);
  }

  /** Ends it: politely with `SIGINT`, as Ctrl-C does, or at once with `SIGKILL`. */
  async end(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  async dispose(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

function addressPrintedBy(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`The demo did not start:\n${output}`)), startTimeoutMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Open (http:\S+)/.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The demo ended with ${code}:\n${output}`));
    });
  });
}
