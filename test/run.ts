import { globSync, mkdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { browserTestFiles } from './tools/browser-test-files.ts';
import { findBrowser } from './tools/find-browser.ts';
import { packedName, packedVariable } from './tools/packed-package.ts';
import { killRunningSteps } from './tools/run-step.ts';
import type { Step, StepResult } from './tools/run-step.ts';
import { runSteps } from './tools/run-steps.ts';

// `npm test`: everything that must hold, three steps at a time. `--all` adds the long tests. The last line is
// `N passed, N failed`, which counts every test and one for each check.

/** Two cores are what continuous integration has; one step is a single process that waits for much of its time. */
const stepsAtATime = 3;

/** A process for each file costs it a second to begin, which many files do not take themselves. */
const inOneProcess = '--test-isolation=none';
/** Much of them waits for processes and timers, so more files than cores keep the cores busy. */
const inProcesses = '--test-concurrency=2';

const nodeTests = (
  name: string,
  files: readonly string[],
  { how = inProcesses, ...more }: Partial<Step> & { readonly how?: string } = {},
): Step => ({
  ...more,
  name,
  kind: 'tests',
  command: [
    'node',
    '--test',
    how,
    // Names the test, or the file that leaves a server running, when something hangs.
    `--test-timeout=${(more.timeoutMs ?? 600_000) * 0.3}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/tools/count-node-tests.ts',
    '--test-reporter-destination=stderr',
    ...files,
  ],
});

const check = (name: string, ...command: Step['command']): Step => ({ name, kind: 'check', command });

/** For the long tests the package is packed, which builds the demo too. */
function builds(withPackage: boolean): Step {
  if (!withPackage) return check('demo build', 'vite', 'build', '--mode', 'demo', '--logLevel', 'warn');
  const folder = resolve('.cache/packed');
  mkdirSync(folder, { recursive: true });
  process.env[packedVariable] = join(folder, packedName);
  return check('demo build', 'npm', 'pack', '--pack-destination', folder);
}

const inBrowser = (name: string, config: string): Step => ({
  name,
  kind: 'tests',
  command: ['wtr', '--config', `test/tools/${config}`],
});

const longSteps = (): readonly Step[] => [
  inBrowser('Firefox tests', 'firefox.config.js'),
  inBrowser('WebKit tests', 'webkit.config.js'),
  nodeTests('long tests', globSync('test/long/**/*.test.ts'), {
    timeoutMs: 3_600_000,
    after: ['demo build'],
  }),
];

async function plan(): Promise<Step[]> {
  const isLong = process.argv.includes('--all');
  const apart = ['test/e2e/**', 'test/long/**', ...(await browserTestFiles())];
  const inProxy = 'test/proxy/**/*.test.ts';
  const ofProcesses = [
    'test/cli/**/*.test.ts',
    'test/examples/**/*.test.ts',
    'test/store/**/*.test.ts',
    'test/proxy/postgres*.test.ts',
  ];
  return [
    builds(isLong),
    nodeTests('proxy tests', globSync(inProxy, { exclude: ofProcesses }), { how: inOneProcess }),
    nodeTests('end-to-end tests', globSync('test/e2e/**/*.test.ts'), { after: ['demo build'] }),
    check('lint', 'eslint', '.', '--max-warnings', '0'),
    nodeTests('process tests', globSync(ofProcesses)),
    inBrowser('browser tests', 'counted-web-test-runner.config.js'),
    nodeTests(
      'other Node tests',
      globSync('test/**/*.test.ts', { exclude: [...apart, ...ofProcesses, inProxy] }),
      { how: inOneProcess },
    ),
    check('sizes', 'node', 'test/tools/sizes.ts'),
    check('types', 'tsc', '--noEmit'),
    check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
    ...(isLong ? longSteps() : []),
  ];
}

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;

function printResult({ name, passed, failures, durationMs, output }: StepResult): void {
  const counts = failures.length > 0 ? `${passed} passed, ${failures.length} FAILED` : `${passed} passed`;
  if (failures.length > 0) console.log(`\n--- ${name} ---\n${output.trimEnd()}\n`);
  console.log(`${name.padEnd(17)} ${counts.padEnd(24)} ${seconds(durationMs).padStart(8)}`);
}

function printTotal(results: readonly StepResult[]): void {
  const failures = results.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`));
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
  const skipped = results.flatMap(({ skipped }) => skipped);
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((test) => `  ${test}`).join('\n')}`);
  console.log(`\nTook ${seconds(performance.now())}.`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    killRunningSteps(signal);
    process.exit(exitCode);
  });
}

try {
  process.env['PATH'] = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter);
  process.env['CHROME_PATH'] = findBrowser();
  // Every test file is a process, and so is every command under test: none of them strips the same types again.
  process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/node-compile');
  printTotal(await runSteps(await plan(), stepsAtATime, printResult));
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
