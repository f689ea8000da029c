/**
 * Holds the payer's byte budgets, brotli 11, everything included: `node test/tools/sizes.ts`. The first load is what
 * an application's bundler makes of `ipay-deposit/define` and lit: the entry and all that it imports statically. What
 * comes later is named without hashes there: by some 30 bytes they would change the first load with every change of the
 * rest. The files for script tags are measured as they are published.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';
import { build } from 'vite';
import type { Rolldown } from 'vite';

const firstLoadLimit = 13_570;
/** Of the script for script tags, which holds Bengali too; and of what it loads when the pay step stands. */
const scriptLimit = 16_000;
const laterScriptLimit = 16_500;
const withdrawalScriptLimit = 18_500;
const localeLimit = 2_500;

interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly code: readonly string[];
}

type Chunk = Rolldown.OutputChunk;

const outputsOf = (result: Awaited<ReturnType<typeof build>>) =>
  [result].flat().flatMap((one) => ('output' in one ? one.output : []));

function staticGraph(entry: Chunk, chunks: readonly Chunk[], seen = new Set<Chunk>()): Set<Chunk> {
  seen.add(entry);
  for (const chunk of chunks) {
    if (entry.imports.includes(chunk.fileName) && !seen.has(chunk)) staticGraph(chunk, chunks, seen);
  }
  return seen;
}

/** What an application's bundler makes of the npm package. */
async function bundled(folder: string): Promise<Budget[]> {
  await build({ mode: 'npm', logLevel: 'error', build: { outDir: folder } });
  const application = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: join(folder, 'define.js'), output: { chunkFileNames: '[name].js' } },
    },
    // The build lies outside the project, where nothing is installed.
    resolve: { alias: { lit: join(process.cwd(), 'node_modules/lit') } },
  });
  const chunks = outputsOf(application).filter((output) => output.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('Nothing was built.');
  const first = [...staticGraph(entry, chunks)];
  const locales = chunks.filter(({ name }) => /^(?:bn|si|ta)\b/.test(name));
  if (locales.length !== 3) throw new Error('Three languages were to be measured.');
  return [
    { name: 'first load', limit: firstLoadLimit, code: first.map(({ code }) => code) },
    ...locales.map(({ name, code }) => ({ name: name.slice(0, 2), limit: localeLimit, code: [code] })),
  ];
}

/** The files for script tags, by the beginnings of their names. */
async function scripts(mode: string, limits: Readonly<Record<string, number>>): Promise<Budget[]> {
  const files = outputsOf(await build({ mode, logLevel: 'error', build: { write: false } }));
  return Object.entries(limits).map(([start, limit]) => {
    const file = files.find(({ fileName }) => fileName.startsWith(start));
    if (file?.type !== 'asset') throw new Error(`There is no ${start}.`);
    return { name: start, limit, code: [String(file.source)] };
  });
}

const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
try {
  const budgets = [
    ...(await bundled(join(folder, 'npm'))),
    ...(await scripts('script', {
      'ipay-deposit.js': scriptLimit,
      'ipay-deposit.module.js': scriptLimit,
      'ipay-deposit-later-steps': laterScriptLimit,
      'ipay-deposit-si': localeLimit,
      'ipay-deposit-ta': localeLimit,
    })),
    ...(await scripts('withdrawal-script', {
      'ipay-withdrawal.js': withdrawalScriptLimit,
      'ipay-withdrawal.module.js': withdrawalScriptLimit,
      'ipay-withdrawal-si': localeLimit,
      'ipay-withdrawal-ta': localeLimit,
    })),
  ];
  for (const { name, limit, code } of budgets) {
    const paths = code.map((text, index) => {
      const path = join(folder, `${name.replace(' ', '-')}-${index}.js`);
      writeFileSync(path, text);
      return path;
    });
    // Typed as a mere object.
    const [result] = (await sizeLimit([filePlugin], paths)) as readonly { readonly size: number }[];
    const size = result?.size ?? Infinity;
    process.stdout.write(`${name.padEnd(26)} ${size} of ${limit} bytes\n`);
    if (size > limit) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
