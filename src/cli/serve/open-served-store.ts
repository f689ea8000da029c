import { existsSync } from 'node:fs';
import process from 'node:process';
import type { DepositStore } from '../../store/deposit-store.ts';
import { CommandError } from '../command-error.ts';
import { openStore } from './open-store.ts';
import { readProcessSettings } from './process-settings.ts';
import { gatherSettings } from './serve-settings.ts';

/**
 * Opens the database that `serve` uses, by the same settings.
 *
 * @param config path of the settings' file; empty for none
 * @throws {CommandError} when there is no such file: a wrong path must not look like a clean slate
 */
export async function openServedStore(config: string): Promise<DepositStore> {
  const { store } = readProcessSettings(gatherSettings(process.env, config === '' ? undefined : config));
  if (store.url === undefined && !existsSync(store.file)) {
    throw new CommandError(
      `There is no database ${store.file}. Give the settings that serve has: --config, or IPAY_DATABASE_FILE.`,
    );
  }
  return openStore(store);
}
