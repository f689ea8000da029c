import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';

/** More than a pipe holds, as the log of a busy moment is while its reader has other things to do. */
const lines = 400;
const all = Array.from({ length: lines }, (_, index) => index + 1);

/** @param then what it does before it ends */
function spawnTalker(then: string) {
  const script = `
    import { once } from 'node:events';
    import process from 'node:process';
    import { setImmediate, setTimeout } from 'node:timers/promises';
    import { createLog } from './src/cli/serve/create-log.ts';
    const log = createLog({ level: 'info', requestId: () => undefined, redact: (line) => line });
    for (let number = 1; number <= ${lines}; number++) log.info({ number, filler: '.'.repeat(1000) }, 'happened');
    ${then}
    process.exit(3);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'pipe' });
}

const numbersOf = (said: string): readonly number[] =>
  said
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly number: number }).number);

describe('the log of a process that ends while it logs', () => {
  // After some of them the pipe is full, in the midst of a line.
  for (let turns = 0; turns <= 6; turns++) {
    it(`is there to the last line for who reads it, ${turns} turns of the loop later`, async () => {
      const child = spawnTalker(`for (let turn = 0; turn < ${turns}; turn++) await setImmediate();`);
      const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
      assert.equal(child.exitCode, 3);
      assert.deepEqual(numbersOf(said), all);
    });
  }

  it('is there to the last line for who was late to read it', async () => {
    const child = spawnTalker(`
      await setTimeout(20);
      console.error('full');
      await once(process.stdin, 'data');`);
    await once(child.stderr, 'data');
    const exited = once(child, 'exit');
    child.stdin.write('end');
    const [said] = await Promise.all([text(child.stdout), exited]);
    assert.equal(child.exitCode, 3);
    assert.deepEqual(numbersOf(said), all);
  });
});
