import type { DepositStore } from '../../proxy/index.ts';
import { openSqliteStore } from '../../store/sqlite/index.ts';
import { storeSentence } from '../store-sentence.ts';
import type { ProcessSettings } from './process-settings.ts';

/** Opens a database by its address. The one place that knows which drivers there are. */
async function openByUrl(connectionString: string): Promise<DepositStore> {
  const { openPostgresStore } = await import('../../store/postgres/index.ts');
  return openPostgresStore({ connectionString });
}

/**
 * Opens the store that the settings name, its schema brought to the newest.
 *
 * @throws {CommandError} when it cannot be opened
 */
export async function openStore({ url, file }: ProcessSettings['store']): Promise<DepositStore> {
  try {
    return await (url === undefined ? openSqliteStore({ file }) : openByUrl(url));
  } catch (error) {
    throw storeSentence(error);
  }
}
