import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { faults, startLoopbackGateway } from './loopback-gateway.ts';

const run = promisify(execFile);

for (const [name, bytesEach] of [
  ['an answer of 10 MB', 10 * 2 ** 20],
  ['a gzip bomb', 64 * 2 ** 20],
] as const) {
  it(`memory stays flat while the gateway answers with ${name} again and again`, async (t) => {
    const gateway = await startLoopbackGateway();
    t.after(() => gateway.close());
    gateway.behave.activate = faults('activate', '')[name];
    const times = 60;
    const { stdout } = await run(process.execPath, [
      '--expose-gc',
      join(import.meta.dirname, 'swallow-bombs.ts'),
      gateway.url,
      String(times),
    ]);
    const { kinds, grownBytes } = JSON.parse(stdout) as { kinds: string[]; grownBytes: number };
    t.diagnostic(`${times} of them: memory grew by ${(grownBytes / 2 ** 20).toFixed(1)} MiB at most`);
    assert.deepEqual(kinds, ['unknown']);
    // Four at a time, kept whole, would be 40 and 256 MiB; kept for long, 600 and 3840.
    assert(grownBytes < 4 * bytesEach && grownBytes < 48 * 2 ** 20, `memory grew by ${grownBytes} bytes`);
  });
}
