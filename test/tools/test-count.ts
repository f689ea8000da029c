import { readFileSync, writeFileSync } from 'node:fs';

/** What a test runner did, as its reporter counted it. */
export interface TestCount {
  readonly passed: number;
  /** The failed tests' names, one each. */
  readonly failures: readonly string[];
  /** Those that were not run, with the reason: `in PHP: no php`. */
  readonly skipped?: readonly string[];
}

/** The variable by which a reporter learns where to put its count. */
export const testCountVariable = 'TEST_COUNT_FILE';

/** Leaves the count for whoever started the runner; does nothing when nobody asked for it. */
export function writeTestCount(count: TestCount): void {
  const path = process.env[testCountVariable];
  if (path !== undefined) writeFileSync(path, JSON.stringify(count));
}

/** The count a reporter left, or `undefined` when the runner ended without one. */
export function readTestCount(path: string): TestCount | undefined {
  try {
    // Written by writeTestCount alone.
    return JSON.parse(readFileSync(path, 'utf8')) as TestCount;
  } catch {
    return undefined;
  }
}
