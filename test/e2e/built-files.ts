import { rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { build } from 'vite';

/** Each process its own: a build empties its folder, and tests of other files may be reading theirs. */
const folder = `.cache/built-files/${process.pid}`;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

type Files = ReadonlyMap<string, string>;

async function filesOf(config: Parameters<typeof build>[0]): Promise<Files> {
  const result = await build({ logLevel: 'error', ...config });
  const built = [result].flat().find((output) => 'output' in output);
  if (!built) throw new Error('Nothing was built.');
  return new Map(
    built.output.flatMap((file) =>
      file.type === 'chunk'
        ? [[`/${file.fileName}`, file.code] as const]
        : [[`/${file.fileName}`, String(file.source)] as const],
    ),
  );
}

let packageBuilt: Promise<void> | undefined;

async function buildPackage(): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Below the project, where the bundler finds Lit; but no file here is one the project's manifest knows.
  await writeFile(`${folder}/package.json`, '{ "type": "module", "sideEffects": true }');
  await build({ mode: 'npm', logLevel: 'error', build: { outDir: `${folder}/package` } });
  await build({ mode: 'withdrawal', logLevel: 'error', build: { outDir: `${folder}/package` } });
}

/**
 * What a shop serves that bundles the npm package, built as it is published: `/app.js` registers both elements.
 *
 * @param before what else the shop imports, before them
 */
export async function bundledShop(before: readonly string[] = []): Promise<Files> {
  await (packageBuilt ??= buildPackage());
  await writeFile(
    `${folder}/app.js`,
    [...before, './package/define.js', './package/define-withdrawal.js']
      .map((module) => `import '${module}';\n`)
      .join(''),
  );
  return filesOf({
    configFile: false,
    build: {
      write: false,
      // Vite's own helper for old browsers would only be noise here.
      modulePreload: false,
      rolldownOptions: {
        input: `${folder}/app.js`,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

/** What stands beside each other for script tags: `/ipay-deposit.js`, and what it loads later. */
export const scriptFiles = (): Promise<Files> => filesOf({ mode: 'script', build: { write: false } });

/** The same for `/ipay-withdrawal.js`. */
export const withdrawalScriptFiles = (): Promise<Files> =>
  filesOf({ mode: 'withdrawal-script', build: { write: false } });
