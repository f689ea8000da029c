import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beyondFault } from '../../store/sql/schema-age.ts';
import { inspectSqliteFile } from '../../store/sqlite/inspect-sqlite-file.ts';
import { CommandError } from '../command-error.ts';
import type { ProcessSettings } from '../serve/process-settings.ts';
import { storeSentence } from '../store-sentence.ts';
import { fail, ok } from './check.ts';
import type { Finding } from './check.ts';

const fullSynchronous = 2;

/** A file that is not there yet is tried out beside its place, on the same disk, and removed. */
function inspect(file: string) {
  if (existsSync(file)) return inspectSqliteFile(file);
  // As the store would make it.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(dirname(file), '.doctor-'));
  try {
    return inspectSqliteFile(join(folder, 'trial.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const saysSchemaOfFile = {
  none: ' (made at the first start)',
  older: '; its schema is brought up to date at the next start',
  newest: '',
  later: '; its schema is of a later version, and this one goes on with it',
} as const;

function checkFile(file: string): Finding {
  try {
    const { journalMode, synchronous, schema, had } = inspect(file);
    if (schema === 'beyond') {
      const { problem, remedy } = beyondFault(had);
      return fail(problem, remedy);
    }
    if (journalMode !== 'wal' || synchronous !== fullSynchronous) {
      return fail(
        `${file}: journal mode ${journalMode}, synchronous ${synchronous}, instead of wal and ${fullSynchronous}.`,
        'Put the file on a local disk: network file systems cannot keep it safe.',
      );
    }
    return ok(`${file} can be written; WAL, synchronous=FULL${saysSchemaOfFile[schema]}`);
  } catch (error) {
    return fail(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      'Check that the folder exists, belongs to the user who runs this, and is not full or read-only.',
    );
  }
}

const saysSchema = {
  none: 'answers; its tables are made at the first start.',
  older: 'answers; its schema is brought up to date at the next start.',
  newest: 'answers, its schema is the newest.',
  later: 'answers; its schema is of a later version, and this one goes on with it.',
} as const;

async function checkUrl(url: string): Promise<Finding> {
  try {
    // The driver is loaded where it is asked for: it need not be installed.
    const { inspectPostgres } = await import('../../store/postgres/inspect-postgres.ts');
    const found = await inspectPostgres(url);
    return found.fault
      ? fail(found.fault.problem, found.fault.remedy)
      : ok(`The database of store.url ${saysSchema[found.schema]}`);
  } catch (error) {
    const said = storeSentence(error);
    const message =
      said instanceof CommandError ? said.message : 'The database of store.url does not answer.';
    return fail(message, 'Check store.url (DATABASE_URL), the network and the rights of its user.');
  }
}

/** Whether the database can be written, and keeps what it acknowledged. Nothing in it is changed. */
export async function checkDatabase({ url, file }: ProcessSettings['store']): Promise<Finding> {
  return url === undefined ? checkFile(file) : checkUrl(url);
}
