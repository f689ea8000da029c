import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

// `npm run bench`: every measurement, one after the other. Run it on a machine that does nothing else.
for (const name of ['throughput', 'growth', 'long-polls']) {
  console.log(`\n== ${name} ==`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
