import { pathToFileURL } from 'node:url';

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/**
 * The patterns of the tests that run in a browser, as web-test-runner.config.js names them: whatever the browser
 * takes, `node --test` leaves.
 */
export async function browserTestFiles(): Promise<readonly string[]> {
  const loaded = (await import(pathToFileURL('web-test-runner.config.js').href)) as {
    default?: { files?: unknown };
  };
  const files = loaded.default?.files;
  const patterns = typeof files === 'string' ? [files] : files;
  if (!isStrings(patterns)) throw new Error('web-test-runner.config.js names no files.');
  return patterns;
}
