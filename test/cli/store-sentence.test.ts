import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { storeSentence } from '../../src/cli/store-sentence.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { runCommand } from './serve-process.ts';

describe('a database that cannot be brought up to date', () => {
  const folder = temporaryFolder({ after });

  it('is told with what the database itself said', async () => {
    const file = join(folder, 'taken.sqlite');
    const database = new DatabaseSync(file);
    database.exec('create table deposit (id text)');
    database.close();
    const { code, stderr } = await runCommand(['review'], { IPAY_DATABASE_FILE: file });
    assert.equal(code, 1);
    assert.match(stderr, /cannot be made.*\(table "deposit" already exists\)/);
  });
});

it('a database that is at none of the addresses of its name is told with each of them', () => {
  // As Node says it of localhost, where nothing listens; it has no message of its own.
  const refused = ['::1:5432', '127.0.0.1:5432'].map(
    (address) => new Error(`connect ECONNREFUSED ${address}`),
  );
  const cause = new AggregateError(refused);
  assert.equal(
    String(storeSentence(new StoreError('store_unavailable', 'It cannot be opened.', { cause }))),
    'CommandError: It cannot be opened. (connect ECONNREFUSED ::1:5432, connect ECONNREFUSED 127.0.0.1:5432)',
  );
});
