import { globSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { browserTestFiles } from './tools/browser-test-files.ts';
import { findBrowser } from './tools/find-browser.ts';
import { killRunningSteps } from './tools/run-step.ts';
import type { Step, StepResult } from './tools/run-step.ts';
import { runSteps } from './tools/run-steps.ts';

// `npm test`: everything that must hold, two steps at a time. `--all` adds the long tests. The last line is
// `N passed, N failed`, which counts every test and one for each check.

/** Two cores are what continuous integration has; the browser and the e2e servers bring processes of their own. */
const stepsAtATime = 2;

const nodeTests = (name: string, files: readonly string[], more: Partial<Step> = {}): Step => ({
  ...more,
  name,
  kind: 'tests',
  command: [
    'node',
    '--test',
    // Much of it waits for processes and timers, so more files than cores keep the cores busy.
    '--test-concurrency=3',
    // Names the test, or the file that leaves a server running, when something hangs.
    `--test-timeout=${(more.timeoutMs ?? 300_000) * 0.6}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/tools/count-node-tests.ts',
    '--test-reporter-destination=stderr',
    ...files,
  ],
});

const check = (name: string, ...command: Step['command']): Step => ({ name, kind: 'check', command });

async function plan(): Promise<Step[]> {
  const apart = ['test/e2e/**', 'test/long/**', ...(await browserTestFiles())];
  const processes = ['test/cli/**/*.test.ts', 'test/store/**/*.test.ts', 'test/proxy/postgres.test.ts'];
  const longTests = globSync('test/long/**/*.test.ts');
  return [
    check('demo build', 'vite', 'build', '--mode', 'demo', '--logLevel', 'warn'),
    nodeTests('Node tests', globSync('test/**/*.test.ts', { exclude: [...apart, ...processes] })),
    nodeTests('process tests', globSync(processes)),
    {
      name: 'browser tests',
      kind: 'tests',
      command: ['wtr', '--config', 'test/tools/counted-web-test-runner.config.js'],
    },
    nodeTests('end-to-end tests', globSync('test/e2e/**/*.test.ts'), { after: ['demo build'] }),
    check('lint', 'eslint', '.', '--max-warnings', '0'),
    check('types', 'tsc', '--noEmit'),
    check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
    ...(process.argv.includes('--all') && longTests.length > 0
      ? [nodeTests('long tests', longTests, { timeoutMs: 1_800_000 })]
      : []),
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
  printTotal(await runSteps(await plan(), stepsAtATime, printResult));
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
