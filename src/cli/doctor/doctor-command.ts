import process from 'node:process';
import { parseOptions } from '../parse-options.ts';
import { checkNode } from './check-node.ts';
import type { CheckResult } from './check.ts';

const usage = `Usage: ipay-deposit doctor [options]

Tries out, with the settings of serve, whether everything it depends on works: settings, Node, clock, gateway,
database, disk, and postbacks signed with each key pair. It spends nothing, and the books see nothing of it.
Ends with 1 when a check failed.`;

const lineOf = ({ check, finding }: CheckResult): string => {
  const way = finding.status === 'ok' ? '' : ` → ${finding.remedy}`;
  return `${finding.status.padEnd(4)}  ${check.padEnd(9)}  ${finding.message}${way}`;
};

/** `ipay-deposit doctor` */
export async function doctorCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, usage, {
    config: { default: '', help: 'the JSON file with settings, as for serve' },
    json: { default: false, help: 'print JSON' },
  });
  if (!options) return;
  const results: CheckResult[] = [{ check: 'node', finding: checkNode() }];
  if (results[0]?.finding.status === 'ok') {
    // Not before: an older Node cannot even load what the other checks need.
    const { runDoctor } = await import('./run-doctor.ts');
    results.push(...(await runDoctor(process.env, options.config === '' ? undefined : options.config)));
  }
  const failed = results.some(({ finding }) => finding.status === 'fail');
  if (options.json) {
    const checks = results.map(({ check, finding }) => ({ check, ...finding }));
    console.log(JSON.stringify({ ok: !failed, checks }, null, 2));
  } else {
    console.log(results.map(lineOf).join('\n'));
  }
  if (failed) process.exitCode = 1;
}
