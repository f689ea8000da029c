import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { faults, startLoopbackGateway } from './loopback-gateway.ts';
import type { GatewayCallName } from './loopback-gateway.ts';

const run = promisify(execFile);

/** Answers that are too large, by their names among the faults, and how many bytes each one is. */
export const bombs = [
  ['an answer of 10 MB', 10 * 2 ** 20],
  ['a gzip bomb', 64 * 2 ** 20],
] as const satisfies readonly (readonly [name: string, bytesEach: number])[];

const times = 60;

/** @param kind the outcome that each such answer shall be */
export async function assertFlatMemory(
  t: TestContext,
  call: GatewayCallName,
  [name, bytesEach]: (typeof bombs)[number],
  kind: string,
): Promise<void> {
  const gateway = await startLoopbackGateway();
  t.after(() => gateway.close());
  gateway.behave[call] = faults(call, '')[name];
  const { stdout } = await run(process.execPath, [
    '--expose-gc',
    join(import.meta.dirname, 'swallow-bombs.ts'),
    gateway.url,
    call,
    String(times),
  ]);
  const { kinds, grownBytes } = JSON.parse(stdout) as { kinds: string[]; grownBytes: number };
  t.diagnostic(`${times} of them: memory grew by ${(grownBytes / 2 ** 20).toFixed(1)} MiB at most`);
  assert.deepEqual(kinds, [kind]);
  // Four at a time, kept whole, would be 40 and 256 MiB; kept for long, 600 and 3840.
  assert(grownBytes < Math.min(4 * bytesEach, 48 * 2 ** 20), `memory grew by ${grownBytes} bytes`);
}
