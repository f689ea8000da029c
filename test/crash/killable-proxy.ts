import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

async function told(child: ChildProcess): Promise<unknown> {
  // Of the two it is whichever comes first: a process that ended tells nothing any more.
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [new Error(`The proxy's process ended with ${String(code)}.`)]),
  ])) as [unknown];
  if (message instanceof Error) throw message;
  return message;
}

/** One life of the proxy, from its start to the moment it is killed. */
export class KillableProxy {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** @param aheadMs how far its clock is ahead, so that nobody waits for what the life before has left leased */
  static async start(
    place: string,
    ledgerFile: string,
    gatewayUrl: string,
    aheadMs: number,
  ): Promise<KillableProxy> {
    const args = [place, ledgerFile, gatewayUrl, String(aheadMs)];
    // Not the arguments of the tests' own process.
    const child = fork(join(import.meta.dirname, 'proxy-process.ts'), args, { execArgv: [] });
    const { port } = (await told(child)) as { port: number };
    return new KillableProxy(child, port);
  }

  /** Ends it as a power cut does: nothing of it runs any more. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** Resolves when every event that is due has been delivered. */
  async deliver(): Promise<void> {
    this.#child.send('events');
    await told(this.#child);
  }
}
