import js from '@eslint/js';
import { importX, createNodeResolver } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Which rooms of `src/` each room may import from. Everything not named here is out of bounds. */
const mayImport = {
  contract: [],
  generated: [],
  element: ['contract', 'generated'],
  frameworks: ['element', 'index.ts', 'withdrawal.ts'],
  rendering: ['contract', 'element'],
  gateway: ['contract'],
  store: ['contract'],
  proxy: ['contract', 'rendering', 'gateway', 'store'],
  sandbox: ['contract', 'gateway'],
  cli: ['contract', 'gateway', 'store', 'proxy', 'sandbox'],
};

const layering = Object.entries(mayImport).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `src/${room} may import only from: ${[room, ...allowed].join(', ')}.`,
}));

/** Libraries and platform modules that belong to certain rooms alone: [what, where, as a sentence]. */
const belongsTo = [
  [
    ['lit', 'lit/*', '@lit/*', '@lit-labs/*'],
    ['element', 'generated', 'rendering'],
    'Lit lives in src/element and src/rendering.',
  ],
  [['hono', 'hono/*'], ['proxy', 'sandbox'], 'Hono lives in src/proxy and src/sandbox.'],
  [['kysely', 'kysely/*', 'pg'], ['store'], 'SQL lives in src/store.'],
  [['react'], ['frameworks'], 'React lives in src/frameworks.'],
  [['node:*'], ['store', 'cli'], 'Node built-ins live in src/store, src/cli and the node/ folders.'],
];

/** Flat config lets the last rule win, so each room gets one rule that holds all its bans. */
const privateLibraries = Object.keys(mayImport).map((room) => ({
  files: [`src/${room}/**/*.ts`],
  ignores: ['src/*/node/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: belongsTo
          .filter(([, rooms]) => !rooms.includes(room))
          .map(([group, , message]) => ({ group, message })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'dist-demo', '.cache', 'data', 'src/generated', 'node_modules', 'demo/examples/page'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: layering }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/order': [
        'error',
        {
          alphabetize: { order: 'asc' },
          'newlines-between': 'never',
          // As its users see it, whether or not a build of it is there to be found.
          pathGroups: [{ pattern: 'ipay-deposit{,/**}', group: 'external' }],
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/element/**/*.ts', 'demo/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
  },
  {
    // What runs in a payer's browser. Neither its types nor the build know which browsers have these.
    files: ['src/{element,contract,script,frameworks}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          ['URL', 'canParse'],
          ['URL', 'parse'],
          ['AbortSignal', 'any'],
        ].map(([object, property]) => ({
          object,
          property,
          message: 'It is younger than the browsers that docs/embedding.md promises.',
        })),
      ],
    },
  },
  privateLibraries,
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's functions return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: ['it', 'test', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
              package: 'node:test',
            },
          ],
        },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "Program > ExpressionStatement > CallExpression[callee.name='beforeEach']",
          message: 'Many files run in one process: prepare inside of a suite, not for the tests of all.',
        },
      ],
    },
  },
  { files: ['src/cli/**', 'test/run.ts', 'bench/**', 'build/**'], rules: { 'no-console': 'off' } },
  {
    // What reads them asks for it.
    files: ['**/*.config.{js,ts}', 'demo/examples/proxy/worker/index.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  // Plain files, and declarations for frameworks that are not installed here: test/long/typings.test.ts compiles those.
  { files: ['**/*.js', 'src/frameworks/types/*.d.ts'], extends: [tseslint.configs.disableTypeChecked] },
);
