import { CommandError } from '../command-error.ts';
import type { Environment } from '../serve/read-environment.ts';
import { readServeSettings } from '../serve/serve-settings.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk } from './check-disk.ts';
import { checkGateway } from './check-gateway.ts';
import { checkPostbacks } from './check-postbacks.ts';
import { checkSettings } from './check-settings.ts';
import { fail } from './check.ts';
import type { CheckResult } from './check.ts';

/** Tries out everything `serve` depends on, spending nothing and leaving no trace in the books. */
export async function runDoctor(environment: Environment, file: string | undefined): Promise<CheckResult[]> {
  let settings;
  try {
    settings = readServeSettings(environment, file);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const finding = fail(error.message, 'Set what is missing; the other checks need valid settings.');
    return [{ check: 'settings', finding }];
  }
  const { reach, clock } = await checkGateway(settings.proxy.gateway.apiUrl);
  const results: CheckResult[] = [
    { check: 'settings', finding: checkSettings(settings, file) },
    { check: 'gateway', finding: reach },
    { check: 'clock', finding: clock },
    { check: 'database', finding: await checkDatabase(settings.store) },
  ];
  if (settings.store.url === undefined) {
    results.push({ check: 'disk', finding: await checkDisk(settings.store.file) });
  }
  results.push({ check: 'postbacks', finding: await checkPostbacks(settings) });
  return results;
}
