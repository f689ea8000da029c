import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Rolldown } from 'vite';

/** Below the project, where a bundler finds Lit; the peers are installed in here and nowhere else. */
const folder = '.cache/peers';

/** A module of our own package for servers, once it is prepared. */
export const ownServerPart = (name: string): string => pathToFileURL(join(folder, `own/${name}.js`)).href;

/** What an application's bundler makes of one file. */
export interface Bundle {
  /** Every file, by its path on the server. The page asks for `/app.js`. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that the page downloads before anything runs. */
  readonly first: readonly string[];
}

/** Installs the peers, once, and builds our own package among them. */
export async function preparePackages(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, '../peers/package.json'), join(folder, 'package.json'));
  if (!existsSync(join(folder, 'node_modules'))) {
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts'];
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error('The packages to compare with could not be installed.');
  }
  for (const mode of ['npm', 'server']) {
    await build({ mode, logLevel: 'error', build: { outDir: join(folder, 'own') } });
  }
}

function staticImports(chunk: Rolldown.OutputChunk, all: readonly Rolldown.OutputChunk[]): Set<string> {
  const seen = new Set([chunk.fileName]);
  for (const fileName of seen) {
    for (const imported of all.find((one) => one.fileName === fileName)?.imports ?? []) seen.add(imported);
  }
  return seen;
}

/** Bundles a source for the browser, minified, as an application does. It may import ours from `./own/…`. */
export async function bundle(name: string, source: string): Promise<Bundle> {
  const input = join(folder, `${name}.js`);
  writeFileSync(input, source);
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input,
        output: { entryFileNames: 'app.js', chunkFileNames: '[name]-[hash].js' },
        treeshake: { moduleSideEffects: true },
      },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunks = outputs.filter((output) => output.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error(`Nothing was made of ${name}.`);
  return {
    files: new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code])),
    first: [...staticImports(entry, chunks)].map((fileName) => `/${fileName}`),
  };
}
