import process from 'node:process';
import { launchBrowser } from '../test/e2e/browser.ts';
import { Mounts } from '../test/e2e/mounts.ts';
import { judge } from './support/judge.ts';

// Does an element leave anything behind that came and went, each second time while the proxy was being asked? And what
// does one on the page hold?

const times = Number(process.env['BENCH_MOUNTS'] ?? 5000);

const cleanUps: (() => void)[] = [];
const browser = await launchBrowser();
const mounts = await Mounts.open({ after: (clean) => cleanUps.push(clean) }, await browser.newContext());
// What the first ones load, and what the engine compiles of it, stays.
await mounts.comeAndGo(1000);
const before = await mounts.held();
await mounts.comeAndGo(times);
const after = await mounts.held();
await browser.close();
for (const clean of cleanUps) clean();

console.table({ before: before, [`after ${times} more`]: after });
const grown = (after.heapBytes - before.heapBytes) / times;
judge('bytes of heap left by each, at most 6', grown, grown <= 6);
for (const what of ['nodes', 'listeners', 'timers'] as const) {
  const left = after[what] - before[what];
  judge(`${what} left`, left, left <= 0);
}
judge('instances left', after.instances, after.instances === 0);
