import { defineConfig } from 'vite';
import type { UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

/** What an installation of the package brings along; everything else is built in. */
const installedAlong = Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`));

/** Each build by its `--mode`. `npm` comes first: it alone empties `dist`, and the declarations come last. */
const builds = {
  /**
   * For front-end projects. Lit stays outside, so that a page loads it once; `@lit/localize` is built in, as
   * it throws when an application configures the copy it shares with us. Locales load when they are needed.
   */
  npm: {
    build: {
      lib: { entry: { index: 'src/index.ts', define: 'src/define.ts' }, formats: ['es'] },
      license: { fileName: 'licenses/npm.md' },
      rolldownOptions: {
        external: installedAlong,
        output: { minify: true, chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },

  /**
   * The withdrawal apart: with chunks shared, whoever takes deposits alone would download them in pieces, which
   * compress a tenth worse.
   */
  withdrawal: {
    build: {
      emptyOutDir: false,
      lib: {
        entry: { withdrawal: 'src/withdrawal.ts', 'define-withdrawal': 'src/define-withdrawal.ts' },
        formats: ['es'],
      },
      license: { fileName: 'licenses/withdrawal.md' },
      rolldownOptions: {
        external: installedAlong,
        output: { minify: true, chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },

  /** One file for a plain script tag, which registers the element. Also works with `type="module"`. */
  script: {
    build: {
      emptyOutDir: false,
      lib: {
        entry: 'src/define.ts',
        formats: ['iife'],
        name: 'IpayDeposit',
        fileName: () => 'ipay-deposit.js',
      },
      license: { fileName: 'licenses/script.md' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  },

  /** For merchants' servers. Pure-JS libraries are built in, so that they burden nobody who wants the widget alone. */
  server: {
    ssr: { noExternal: true, external: ['pg', 'pg-native'] },
    build: {
      ssr: true,
      emptyOutDir: false,
      target: 'node20',
      license: { fileName: 'licenses/server.md' },
      rolldownOptions: {
        // Else an entry would also export, under made-up names, what other entries share with it.
        preserveEntrySignatures: 'strict',
        input: {
          proxy: 'src/proxy/index.ts',
          gateway: 'src/gateway/index.ts',
          sandbox: 'src/sandbox/index.ts',
          'store/sqlite': 'src/store/sqlite/index.ts',
          'store/postgres': 'src/store/postgres/index.ts',
          'cli/main': 'src/cli/main.ts',
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // The libraries' own documentation; their licences are in the file named above.
          comments: { jsdoc: false, legal: false },
        },
      },
    },
  },

  /** The page of `npm start`. */
  demo: { root: 'demo', build: { outDir: '../dist-demo', emptyOutDir: true } },
} satisfies Record<string, UserConfig>;

const isBuild = (mode: string): mode is keyof typeof builds => Object.hasOwn(builds, mode);

export default defineConfig(({ mode }) => {
  if (!isBuild(mode)) throw new Error(`Say which build with --mode: ${Object.keys(builds).join(', ')}.`);
  return builds[mode];
});
