import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import type { Session } from '../../src/contract/session.ts';

const startTimeoutMs = 20_000;
const listening = z.object({ msg: z.literal('listening'), url: z.string(), metricsUrl: z.string() });

/** What the environment of a test never holds by chance. */
const inherited = Object.fromEntries(
  ['PATH', 'HOME', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

export const canaries = {
  gatewaySecret: 'canary/plugin+api&secret',
  privateKey: 'canary-private-key-1',
  apiKey: 'canary-api-key-0123456789abcdef',
};
export const accessKey = 'TA25Ea9sjPUFJvIG';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `ipay-deposit` to its end, with nothing of this environment but the path. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args], {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, ...texts };
}

/** `ipay-deposit serve` as its own process, over a folder of its own. */
export class ServeProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'ipay-serve-'));
  readonly lines: string[] = [];
  readonly environment: Readonly<Record<string, string>>;
  url = '';
  metricsUrl = '';
  #child: ChildProcess | undefined;

  constructor(gatewayUrl: string, more: Readonly<Record<string, string>> = {}) {
    this.environment = {
      PORT: '0',
      IPAY_METRICS_PORT: '0',
      IPAY_DATABASE_FILE: join(this.folder, 'proxy.db'),
      IPAY_GATEWAY_API_URL: gatewayUrl,
      IPAY_GATEWAY_SECRET: canaries.gatewaySecret,
      IPAY_KEY_PAIRS: JSON.stringify([{ accessKey, privateKey: canaries.privateKey }]),
      IPAY_API_KEYS: canaries.apiKey,
      IPAY_ORIGINS: 'https://shop.example',
      ...more,
    };
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
      env: { ...inherited, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stderr.on('data', (chunk: Buffer) => this.lines.push(chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      const say = (why: string) => reject(new Error(`${why}\n${this.lines.join('\n')}`));
      const timer = setTimeout(() => say('serve did not start:'), startTimeoutMs);
      createInterface(child.stdout).on('line', (line) => {
        this.lines.push(line);
        const { data } = listening.safeParse(JSON.parse(line));
        if (!data) return;
        clearTimeout(timer);
        ({ url: this.url, metricsUrl: this.metricsUrl } = data);
        resolve();
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        say(`serve ended with ${code}:`);
      });
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Resolves when the process has ended. */
  async ended(): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
    const child = this.#child;
    assert(child, 'serve was never started');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    return { code: child.exitCode, signal: child.signalCode };
  }

  async dispose(): Promise<void> {
    if (this.#child) {
      this.signal('SIGKILL');
      await this.ended();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Resolves with the first log line, past or to come, that has this message. */
  logged(message: string): Promise<string> {
    return this.loggedLine((line) => line.includes(`"msg":"${message}"`));
  }

  async loggedLine(isIt: (line: string) => boolean): Promise<string> {
    const find = () => this.lines.find(isIt);
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      const { stdout } = this.#child ?? {};
      assert(stdout, 'serve was never started');
      await once(stdout, 'data');
      await new Promise(setImmediate);
    }
  }

  call(path: string, token: string = canaries.apiKey, json?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
    });
  }

  async session(label = 'payer-1'): Promise<Session> {
    const response = await this.call('/sessions', canaries.apiKey, { label, amount: '1000' });
    assert.equal(response.status, 201, await response.clone().text());
    return (await response.json()) as Session;
  }

  /** Asks the database file itself, beside the process. */
  rows(sql: string): Record<string, unknown>[] {
    const database = new DatabaseSync(this.environment['IPAY_DATABASE_FILE'] ?? '');
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  async metrics(): Promise<string> {
    return (await fetch(this.metricsUrl)).text();
  }
}
