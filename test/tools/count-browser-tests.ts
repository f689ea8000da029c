import { relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { writeTestCount } from './test-count.ts';

interface Tally {
  passed: number;
  readonly failures: string[];
}

function tallySuite(suite: TestSuiteResult, tally: Tally): void {
  for (const { name, passed, skipped } of suite.tests) {
    if (skipped) continue;
    if (passed) tally.passed += 1;
    else tally.failures.push(name);
  }
  for (const inner of suite.suites) tallySuite(inner, tally);
}

function tallySession({ testResults, passed, errors, testFile }: TestSession, tally: Tally): void {
  const file = relative('.', testFile);
  const failedBefore = tally.failures.length;
  const passedBefore = tally.passed;
  if (testResults) tallySuite(testResults, tally);
  if (tally.failures.length > failedBefore) return;
  if (!passed) tally.failures.push(`${file}: ${errors[0]?.message ?? 'did not finish'}`);
  else if (tally.passed === passedBefore) tally.failures.push(`${file}: no test ran`);
}

/** A reporter for @web/test-runner that counts tests. A page that failed outside of its tests is one failure. */
export function countBrowserTests(): Reporter {
  return {
    stop({ sessions }) {
      const tally: Tally = { passed: 0, failures: [] };
      for (const session of sessions) tallySession(session, tally);
      writeTestCount(tally);
    },
  };
}
