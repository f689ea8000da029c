import { fileURLToPath } from 'node:url';
import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig } from 'vite';
import type { Plugin, Rolldown, UserConfig } from 'vite';
import { inlineBengali, scriptFiles } from './build/script-files.ts';
import manifest from './package.json' with { type: 'json' };

/** What an installation of the package brings along; everything else is built in. */
const installedAlong = Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`));

/** The entries that the React components stand on, and where they are beside them. */
const ownEntries = Object.fromEntries(
  ['index', 'define', 'withdrawal', 'define-withdrawal'].map((name) => [
    name === 'index' ? manifest.name : `${manifest.name}/${name}`,
    `./${name}.js`,
  ]),
);

/** Takes the white space of our source out of templates and styles: payers download them as they are. */
const compactTemplates: Plugin = {
  name: 'compact-templates',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/element\/.*\.ts$/, code: /(?:html|svg|css)`/ },
    handler: (code, id) =>
      minifyHTMLLiterals(code, { fileName: id, html: { removeAttributeQuotes: true }, sourceMap: false }),
  },
};

/**
 * Makes a language's texts two lists, of ids and of texts, which compress better than one with the other; and those
 * with values plain, ``str`a ${0}` `` to `a {0}`, which need nothing of the first part.
 */
const textLists: Plugin = {
  name: 'text-lists',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/generated\/.*locales\/.*\.ts$/ },
    handler: (code) => {
      const entries = [...code.matchAll(/^\s*'([\w.]+)': (?:str)?`([^`]*)`,$/gm)];
      const [ids, texts] = [1, 2].map((column) => entries.map((entry) => entry[column] ?? ''));
      // A text in another form, or one that has the separator, would be lost.
      const isWhole =
        code.match(/^\s*'[^']*': /gm)?.length === entries.length && !texts?.join('').includes('|');
      if (!isWhole) throw new Error('The texts of a language are not as lit-localize writes them.');
      return `const texts = \`${texts?.join('|').replace(/\$\{(\d)\}/g, '{$1}')}\`.split('|');
        export const templates = Object.fromEntries('${ids?.join(' ')}'.split(' ').map((id, index) => [id, texts[index]]));`;
    },
  },
};

/** `@lit/localize` fills a table when it is loaded, for ids that we do not let it make. */
const treeshake: Rolldown.TreeshakingOptions = {
  moduleSideEffects: [{ test: /[\\/]@lit[\\/]localize[\\/]/, sideEffects: false }],
};

/** A name for a number or a word is for readers of the source. */
const optimization: Rolldown.OptimizationOptions = { inlineConst: { mode: 'all', pass: 2 } };

function script(name: string): UserConfig {
  return {
    plugins: [compactTemplates, textLists, inlineBengali, scriptFiles(name)],
    build: {
      emptyOutDir: false,
      lib: { entry: { [name]: `src/script/${name}.ts` }, formats: ['es'] },
      license: { fileName: `licenses/${name}.md` },
      rolldownOptions: {
        treeshake,
        optimization,
        // What the entry shares with a chunk stays in the entry.
        preserveEntrySignatures: 'allow-extension',
        output: { minify: true, comments: { annotation: false }, chunkFileNames: '[name].js' },
      },
    },
  };
}

/**
 * The bundler's own help for libraries with `require` is shared by all entries, and asks for a part of Node when it is
 * loaded. Only the commands need it; the proxy also runs where there is no Node.
 */
const requireWhenUsed: Plugin = {
  name: 'require-when-used',
  renderChunk: (code) =>
    code
      .replace(/^import \{ createRequire \} from "node:module";\n/m, '')
      .replace(
        /var __require = .*createRequire\(import\.meta\.url\).*;/,
        "var __require = (id) => process.getBuiltinModule('node:module').createRequire(import.meta.url)(id);",
      ),
};

/** Lit's for whatever runs JavaScript. */
const ssrClient = fileURLToPath(new URL('node_modules/@lit-labs/ssr-client/index.js', import.meta.url));

/** Each build by its `--mode`. `npm` comes first: it alone empties `dist`, and the declarations come last. */
const builds = {
  /**
   * For front-end projects. Lit stays outside, so that a page loads it once; `@lit/localize` is built in, as
   * it throws when an application configures the copy it shares with us. Locales load when they are needed.
   */
  npm: {
    plugins: [compactTemplates, textLists],
    build: {
      lib: { entry: { index: 'src/index.ts', define: 'src/define.ts' }, formats: ['es'] },
      license: { fileName: 'licenses/npm.md' },
      rolldownOptions: {
        external: installedAlong,
        treeshake,
        optimization,
        // Without a hash, which each release would have its payers download in every name: a package's files stay.
        output: { minify: true, chunkFileNames: 'deposit/[name].js' },
      },
    },
  },

  /**
   * The withdrawal apart: with chunks shared, whoever takes deposits alone would download them in pieces, which
   * compress a tenth worse.
   */
  withdrawal: {
    plugins: [compactTemplates, textLists],
    build: {
      emptyOutDir: false,
      lib: {
        entry: { withdrawal: 'src/withdrawal.ts', 'define-withdrawal': 'src/define-withdrawal.ts' },
        formats: ['es'],
      },
      license: { fileName: 'licenses/withdrawal.md' },
      rolldownOptions: {
        external: installedAlong,
        treeshake,
        optimization,
        output: { minify: true, chunkFileNames: 'withdrawal/[name].js' },
      },
    },
  },

  /** Components for React, on the entries above: who uses both has each element once. */
  react: {
    build: {
      emptyOutDir: false,
      lib: {
        entry: { react: 'src/frameworks/react.ts', 'react-withdrawal': 'src/frameworks/react-withdrawal.ts' },
        formats: ['es'],
      },
      rolldownOptions: {
        external: ['react', ...Object.keys(ownEntries)],
        onLog: (level, log, handle) => {
          // It keeps `use client` where we have it, in entries.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
        output: { paths: ownEntries, chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },

  /** For script tags, classic and `type="module"`: a file that registers the element, and those it loads later. */
  script: script('ipay-deposit'),

  'withdrawal-script': script('ipay-withdrawal'),

  /** For merchants' servers. Pure-JS libraries are built in, so that they burden nobody who wants the widget alone. */
  server: {
    plugins: [compactTemplates, textLists, requireWhenUsed],
    ssr: { noExternal: true, external: ['pg', 'pg-native'] },
    // The one for Node asks for a part of Node that bundlers of workers do not find.
    resolve: { alias: [{ find: /^@lit-labs\/ssr-client$/, replacement: ssrClient }] },
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
          'proxy/node': 'src/proxy/node/index.ts',
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

  /** The pages of `npm start`. Links are relative: without the server they work below any path. */
  demo: {
    root: 'demo',
    base: './',
    build: {
      outDir: '../dist-demo',
      emptyOutDir: true,
      // axe, which the accessibility panel loads when it is asked to.
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        input: {
          index: 'demo/index.html',
          story: 'demo/story.html',
          'payment-window': 'demo/payment-window.html',
          continue: 'demo/continue.html',
        },
      },
    },
  },
} satisfies Record<string, UserConfig>;

const isBuild = (mode: string): mode is keyof typeof builds => Object.hasOwn(builds, mode);

export default defineConfig(({ mode }) => {
  if (!isBuild(mode)) throw new Error(`Say which build with --mode: ${Object.keys(builds).join(', ')}.`);
  return builds[mode];
});
