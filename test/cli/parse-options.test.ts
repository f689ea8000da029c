import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommandError } from '../../src/cli/command-error.ts';
import { parseOptions } from '../../src/cli/parse-options.ts';

const read = (...args: string[]) =>
  parseOptions(args, 'Usage: ipay-deposit try', {
    port: { default: 4173, atMost: 65_535, help: 'where it listens' },
    page: { default: '', help: 'the page' },
    json: { default: false, help: 'print JSON' },
  });

describe('the options of a command', () => {
  it('have their defaults', () => assert.deepEqual(read(), { port: 4173, page: '', json: false }));

  it('are read by the type of their default', () => {
    assert.deepEqual(read('--port', '80', '--json', '--page', '12'), { port: 80, page: '12', json: true });
  });

  for (const [args, why] of [
    [['--prot', '80'], /^Unknown option '--prot'.*\. --help lists what there is\.$/],
    [['80'], /^Unexpected argument '80'.*\. --help lists what there is\.$/],
    [['--page'], /^Option '--page <value>' argument missing\. --help lists what there is\.$/],
    // Of two deposits, or of paid and failed, the last would have counted, and the first have been read by whoever typed it.
    [['--page', 'a', '--json', '--page=b'], /^--page is given twice\. Keep one\.$/],
    [['--json', '--json'], /^--json is given twice\. Keep one\.$/],
    [['--port', 'abc'], /^--port must be a whole number\.$/],
    [['--port', '65536'], /^--port must be at most 65535\.$/],
  ] as const) {
    it(`${args.join(' ')} is refused in a sentence that names the way out`, () => {
      assert.throws(
        () => read(...args),
        (error) => error instanceof CommandError && why.test(error.message),
      );
    });
  }
});
