import type { TestEvent } from 'node:test/reporters';
import { writeTestCount } from './test-count.ts';

/**
 * A reporter for `node --test` that counts tests, not suites. A file in which no test ran is reported by Node
 * as one passed test of the file's name; here it counts as a failure.
 */
// Node takes a reporter from a module's default export only.
// eslint-disable-next-line import-x/no-default-export
export default async function* countNodeTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  const failures: string[] = [];
  const skipped: string[] = [];
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, file = '', details, skip, todo } = event.data;
    if (typeof skip === 'string') skipped.push(`${name}: ${skip}`);
    if (details.type === 'suite' || skip || todo) continue;
    if (event.type === 'test:fail') failures.push(name);
    else if (file.endsWith(name)) failures.push(`${name}: no test ran in this file`);
    else passed += 1;
    yield '';
  }
  writeTestCount({ passed, failures, skipped });
}
