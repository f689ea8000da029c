import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

// `npm run bench`: every measurement, one after the other; `npm run bench -- throughput growth`: those. Run it on a
// machine that does nothing else.
const parts = ['throughput', 'growth', 'long-polls', 'instances', 'sizes', 'usable-field', 'mounts'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Choose of: ${parts.join(', ')}.`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : parts) {
  const load = loadavg().map((average) => average.toFixed(1));
  console.log(
    `\n== ${name} == ${new Date().toISOString()}, ${cpus().length} cores, load average ${load.join(' ')}`,
  );
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
