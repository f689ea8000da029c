import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import type { LabRecording } from '../demo/lab/lab-recording.ts';
import { recordRuns } from '../demo/lab/record-runs.ts';
import manifest from '../package.json' with { type: 'json' };
import { DemoProcess } from '../test/e2e/demo-process.ts';

// `npm run record:lab`: runs the lab's experiments at the demo's own server, and keeps what came of them for hosts of
// files alone.

const file = 'demo/lab/recorded-run.json';

const demo = new DemoProcess('demo/public');
try {
  await demo.start();
  const recording: LabRecording = {
    recordedAt: new Date().toISOString(),
    version: manifest.version,
    node: process.versions.node,
    runs: [...(await recordRuns(demo.url))],
  };
  const options = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(recording), { ...options, parser: 'json' }));
  console.log(`${recording.runs.length} experiments are recorded in ${file}.`);
} finally {
  await demo.dispose();
}
