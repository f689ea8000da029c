import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeBlocks, pages } from '../docs/pages.ts';

/** The code blocks of one language under a heading of a page, and under those below it, as they stand there. */
export function blocksUnder(page: string, heading: string, language: string): string[] {
  const lines = (pages.get(page) ?? '').split('\n');
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  const [level = ''] = /^#+/.exec(lines[start] ?? '') ?? [];
  if (level === '') throw new Error(`${page} has no heading "${heading}" any more.`);
  const ends = new RegExp(`^#{1,${level.length}} `);
  const length = lines.slice(start + 1).findIndex((line) => ends.test(line));
  return codeBlocks
    .filter((block) => block.page === page && block.language === language)
    .filter(({ line }) => line > start && (length === -1 || line <= start + 1 + length))
    .map(({ code }) => code);
}

export const readmeBlocks = (heading: string, language: string): string[] =>
  blocksUnder('README.md', heading, language);

/** Somebody in an empty folder who does what the README says, and nothing else. Counts the steps. */
export class Newcomer {
  readonly folder = mkdtempSync(join(tmpdir(), 'ipay-newcomer-'));
  readonly steps: string[] = [];
  readonly #startedAtMs = performance.now();
  readonly #replaced: Readonly<Record<string, string>>;
  readonly #terminals: ChildProcess[] = [];

  /** @param replaced what has to differ from the README here, such as a port that must be free */
  constructor(replaced: Readonly<Record<string, string>>) {
    this.#replaced = replaced;
  }

  #here(code: string): string {
    return Object.entries(this.#replaced).reduce((text, [from, to]) => text.replaceAll(from, to), code);
  }

  save(name: string, code: string | undefined): void {
    if (code === undefined) throw new Error(`The README has nothing to save as ${name} any more.`);
    this.steps.push(`save ${name}`);
    writeFileSync(join(this.folder, name), this.#here(code));
  }

  /** Types a block into a terminal, waits until it says `until`, or ends, and answers all it has said so far. */
  async type(code: string | undefined, until?: RegExp): Promise<() => string> {
    if (code === undefined) throw new Error('The README has no such command any more.');
    const commands = this.#here(code);
    this.steps.push(...commands.replaceAll('\\\n', ' ').split('\n'));
    const terminal = spawn('sh', ['-ec', commands], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, to be closed with all that was started in it.
      detached: true,
    });
    this.#terminals.push(terminal);
    let said = '';
    const ended = once(terminal, 'close');
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        if (until?.test(said)) resolve();
      };
      terminal.stdout.on('data', hear);
      terminal.stderr.on('data', hear);
      void ended.then(() => {
        if (until === undefined && terminal.exitCode === 0) resolve();
        else reject(new Error(`This ended with ${terminal.exitCode}:\n${commands}\n${said}`));
      });
    });
    return () => said;
  }

  report(): string {
    const minutes = ((performance.now() - this.#startedAtMs) / 60_000).toFixed(1);
    return `${minutes} minutes, ${this.steps.length} steps:\n${this.steps.map((step) => `  ${step}`).join('\n')}`;
  }

  async leave(): Promise<void> {
    for (const terminal of this.#terminals) {
      if (terminal.pid === undefined || terminal.exitCode !== null || terminal.signalCode !== null) continue;
      process.kill(-terminal.pid, 'SIGKILL');
      await once(terminal, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
